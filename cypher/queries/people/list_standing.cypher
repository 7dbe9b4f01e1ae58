// name: people.list_standing
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, position_id STRING, title STRING?, mode STRING, unit_id STRING?, unit_name STRING?
// The posts these people may hold on a day, and where.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})-[held:HOLDS]->(position:Position)
WHERE
  held.valid_from <= $as_of AND
  held.valid_to > $as_of AND
  held.known_from <= $known_at AND
  held.known_to > $known_at
OPTIONAL MATCH (position)-[place:IN]->(unit:Unit)
WHERE place.known_from <= $known_at AND place.known_to > $known_at
RETURN
  person_id AS id,
  position.id AS position_id,
  position.title AS title,
  held.mode AS mode,
  unit.id AS unit_id,
  unit.name AS unit_name
ORDER BY id, title, position_id
