// name: units.list_sizes
// access: read
// params: unit_ids LIST OF STRING, drawn LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, units INTEGER, posts INTEGER, people INTEGER
// How many units, posts and people in post there are in and below each unit on a day, besides those already drawn.
UNWIND $unit_ids AS unit_id
MATCH path = (:Unit {id: unit_id})<-[:PART_OF*0..12]-(unit:Unit)
WHERE
  all(
    link IN relationships(path)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  )
OPTIONAL MATCH (unit)<-[place:IN]-(position:Position)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
OPTIONAL MATCH (position)<-[span:HOLDS]-(person:Person)
WHERE
  span.valid_from <= $as_of AND
  span.valid_to > $as_of AND
  span.known_from <= $known_at AND
  span.known_to > $known_at
WITH unit_id, unit.id AS unit, position.id AS position, person.id AS person
RETURN
  unit_id AS unit_id,
  count(DISTINCT
    CASE
      WHEN NOT unit IN $drawn THEN unit
    END) AS units,
  count(DISTINCT
    CASE
      WHEN NOT position IN $drawn THEN position
    END) AS posts,
  count(DISTINCT
    CASE
      WHEN NOT person IN $drawn THEN person
    END) AS people
ORDER BY unit_id
