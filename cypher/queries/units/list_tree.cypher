// name: units.list_tree
// access: read
// params: unit_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?, parent_id STRING?, depth INTEGER
// Units below one unit on a day, the unit itself first.
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
RETURN
  unit.id AS id,
  unit.name AS name,
  unit.kind AS kind,
  unit.external_id AS external_id,
  [node IN nodes(path) | node.id][-2] AS parent_id,
  length(path) AS depth
ORDER BY depth, name, id
