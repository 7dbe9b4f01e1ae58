// name: units.list_below
// access: read
// params: unit_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, name STRING?, names LIST OF STRING?, names_since LIST OF DATE?, kind STRING?, external_id STRING?, parent_id STRING?, depth INTEGER, since DATE?
// Units below one unit on a day and since when each is part of the one above; the unit itself first.
MATCH path = (:Unit {id: $unit_id})<-[:PART_OF*0..12]-(unit:Unit)
WHERE
  all(
    link IN relationships(path)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  )
WITH unit, length(path) AS depth, relationships(path)[-1] AS link
RETURN
  unit.id AS id,
  unit.name AS name,
  unit.names AS names,
  unit.names_since AS names_since,
  unit.kind AS kind,
  unit.external_id AS external_id,
  endNode(link).id AS parent_id,
  depth AS depth,
  link.valid_from AS since
ORDER BY depth, id
