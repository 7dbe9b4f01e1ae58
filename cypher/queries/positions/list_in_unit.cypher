// name: positions.list_in_unit
// access: read
// params: unit_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, title STRING?, rank STRING?, seats INTEGER?, seats_since LIST OF DATE?, seats_numbers LIST OF INTEGER?, external_id STRING?
// Posts of one unit on a day.
MATCH (:Unit {id: $unit_id})<-[place:IN]-(position:Position)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
RETURN
  position.id AS id,
  position.title AS title,
  position.rank AS rank,
  position.seats AS seats,
  position.seats_since AS seats_since,
  position.seats_numbers AS seats_numbers,
  position.external_id AS external_id
ORDER BY title, id
