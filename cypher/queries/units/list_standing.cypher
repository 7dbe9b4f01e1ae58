// name: units.list_standing
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, kind STRING?, dissolved_on STRING?, unit_id STRING?, unit_name STRING?
// What these units are, when they ended, and what each is part of on a day; an ended one, what it
// was part of at last.
UNWIND $unit_ids AS wanted
MATCH (unit:Unit {id: wanted})
OPTIONAL MATCH (unit)-[link:PART_OF]->(above:Unit)
WHERE
  link.valid_from <= $as_of AND
  (link.valid_to > $as_of OR unit.dissolved_on <= toString($as_of)) AND
  link.known_from <= $known_at AND
  link.known_to > $known_at
RETURN
  unit.id AS id,
  unit.kind AS kind,
  unit.dissolved_on AS dissolved_on,
  above.id AS unit_id,
  above.name AS unit_name
ORDER BY id, link.valid_from DESC, unit_id
