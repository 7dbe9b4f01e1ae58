// name: rotation.list_line
// access: read
// params: unit_id STRING, known_at ZONED DATETIME
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?, established_on STRING?, dissolved_on STRING?, distance INTEGER
// A unit, those it came from and those it became, however many mergers away; before it: negative.
MATCH (this:Unit {id: $unit_id})
CALL (this) {
  MATCH path = (this)-[:BECAME*0..8]->(unit:Unit)
  WHERE
    all(
      link IN relationships(path) WHERE link.known_from <= $known_at AND link.known_to > $known_at
    )
  RETURN unit AS unit, length(path) AS distance
    UNION
  MATCH path = (unit:Unit)-[:BECAME*1..8]->(this)
  WHERE
    all(
      link IN relationships(path) WHERE link.known_from <= $known_at AND link.known_to > $known_at
    )
  RETURN unit AS unit, - length(path) AS distance
}
WITH unit, min(distance) AS distance
RETURN
  unit.id AS id,
  unit.name AS name,
  unit.kind AS kind,
  unit.external_id AS external_id,
  unit.established_on AS established_on,
  unit.dissolved_on AS dissolved_on,
  distance AS distance
ORDER BY distance, name, id
