// name: positions.list_in_units
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: within STRING, id STRING, title STRING?, rank STRING?, seats INTEGER?, seats_since LIST OF DATE?, seats_numbers LIST OF INTEGER?, external_id STRING?, ever_held BOOLEAN, since DATE
// Posts of these units on a day, and whether anybody is on record for each up to that day.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[place:IN]-(position:Position)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
RETURN
  unit_id AS within,
  position.id AS id,
  position.title AS title,
  position.rank AS rank,
  position.seats AS seats,
  position.seats_since AS seats_since,
  position.seats_numbers AS seats_numbers,
  position.external_id AS external_id,
  EXISTS {
    MATCH (position)<-[span:HOLDS]-(:Person)
    WHERE span.valid_from <= $as_of AND span.known_from <= $known_at AND span.known_to > $known_at
  } AS ever_held,
  place.valid_from AS since
ORDER BY within, id
