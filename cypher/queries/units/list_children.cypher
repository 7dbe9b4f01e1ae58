// name: units.list_children
// access: read
// params: parent_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: parent_id STRING, id STRING, name STRING?, kind STRING?, external_id STRING?, names LIST OF STRING?, names_since LIST OF DATE?
// Units directly below these on a day.
UNWIND $parent_ids AS parent_id
MATCH (:Unit {id: parent_id})<-[link:PART_OF]-(unit:Unit)
WHERE
  link.valid_from <= $as_of AND
  link.valid_to > $as_of AND
  link.known_from <= $known_at AND
  link.known_to > $known_at
RETURN DISTINCT
  parent_id AS parent_id,
  unit.id AS id,
  unit.name AS name,
  unit.kind AS kind,
  unit.external_id AS external_id,
  unit.names AS names,
  unit.names_since AS names_since
ORDER BY parent_id, name, id
