// name: units.list_around
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, type STRING, outward BOOLEAN, id STRING, name STRING?, names LIST OF STRING?, names_since LIST OF DATE?, kind STRING?, external_id STRING?, mode STRING?, since DATE
// The unit above each of these on a day, and what they came from and have become by then.
UNWIND $unit_ids AS unit_id
MATCH (this:Unit {id: unit_id})-[link:PART_OF|BECAME]-(unit:Unit)
WHERE
  link.valid_from <= $as_of AND
  link.known_from <= $known_at AND
  link.known_to > $known_at AND
  (type(link) = 'BECAME' OR (startNode(link) = this AND link.valid_to > $as_of))
RETURN
  unit_id AS unit_id,
  type(link) AS type,
  startNode(link) = this AS outward,
  unit.id AS id,
  unit.name AS name,
  unit.names AS names,
  unit.names_since AS names_since,
  unit.kind AS kind,
  unit.external_id AS external_id,
  link.mode AS mode,
  link.valid_from AS since
ORDER BY unit_id, type, since, outward, id
