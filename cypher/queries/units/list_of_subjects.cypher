// name: units.list_of_subjects
// access: read
// params: node_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING
// The units that units, posts and people are of on a day: what a report about them is kept with.
UNWIND $node_ids AS node_id
MATCH (node:Unit|Position|Person {id: node_id})
CALL (node) {
  WITH node
  WHERE node:Unit
  RETURN node.id AS unit_id
    UNION
  MATCH (node)-[placed:IN]->(unit:Unit)
  WHERE
    node:Position AND
    placed.known_from <= $known_at AND
    placed.known_to > $known_at AND
    placed.valid_from <= $as_of AND
    placed.valid_to > $as_of
  RETURN unit.id AS unit_id
    UNION
  MATCH (node)-[held:HOLDS]->(:Position)-[placed:IN]->(unit:Unit)
  WHERE
    node:Person AND
    held.known_from <= $known_at AND
    held.known_to > $known_at AND
    held.valid_from <= $as_of AND
    held.valid_to > $as_of AND
    placed.known_from <= $known_at AND
    placed.known_to > $known_at AND
    placed.valid_from <= $as_of AND
    placed.valid_to > $as_of
  RETURN unit.id AS unit_id
    UNION
  WITH node
  UNWIND coalesce(node.places, []) AS unit_id
  RETURN unit_id
}
RETURN DISTINCT unit_id AS unit_id
ORDER BY unit_id
