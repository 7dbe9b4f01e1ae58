// name: due.list_lines
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, line LIST OF STRING
// For each unit the units it is part of on a day, up to the top, itself first.
UNWIND $unit_ids AS unit_id
MATCH path = (:Unit {id: unit_id})-[:PART_OF*0..12]->(:Unit)
WHERE
  all(
    link IN relationships(path)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  )
WITH unit_id, path
ORDER BY unit_id, length(path) DESC
WITH unit_id, collect(path)[0] AS path
RETURN unit_id AS id, [unit IN nodes(path) | unit.id] AS line
ORDER BY id
