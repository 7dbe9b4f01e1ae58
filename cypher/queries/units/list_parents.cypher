// name: units.list_parents
// access: read
// params: unit_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, name STRING?
// The units above one unit on a day, the nearest first.
MATCH path = (:Unit {id: $unit_id})-[:PART_OF*1..12]->(unit:Unit)
WHERE
  all(
    link IN relationships(path)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  )
RETURN unit.id AS id, unit.name AS name
ORDER BY length(path), id
