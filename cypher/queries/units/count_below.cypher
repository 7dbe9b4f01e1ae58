// name: units.count_below
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, children INTEGER, units INTEGER, people INTEGER
// How many units are below each of these on a day, directly and in all, and how many people are in post in them.
UNWIND $unit_ids AS unit_id
MATCH path = (:Unit {id: unit_id})<-[:PART_OF*0..12]-(below:Unit)
WHERE
  all(
    link IN relationships(path)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  )
WITH
  unit_id,
  collect(DISTINCT below) AS units,
  count(DISTINCT
    CASE
      WHEN length(path) = 1 THEN below
    END) AS children
CALL (units) {
  UNWIND units AS below
  MATCH (below)<-[place:IN]-(:Position)<-[held:HOLDS]-(person:Person)
  WHERE
    place.valid_from <= $as_of AND
    place.valid_to > $as_of AND
    place.known_from <= $known_at AND
    place.known_to > $known_at AND
    held.valid_from <= $as_of AND
    held.valid_to > $as_of AND
    held.known_from <= $known_at AND
    held.known_to > $known_at
  RETURN count(DISTINCT person) AS people
}
RETURN unit_id AS id, children AS children, size(units) - 1 AS units, people AS people
ORDER BY id
