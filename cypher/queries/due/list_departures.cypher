// name: due.list_departures
// access: read
// params: unit_ids LIST OF STRING, kinds LIST OF STRING, since DATE, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, person_id STRING, rank STRING?, kind STRING, on DATE
// Stays in posts of these units that events of these kinds ended between two days.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[place:IN]-(position:Position)<-[span:HOLDS]-(person:Person)
WHERE
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.valid_to >= $since AND
  span.valid_to <= $as_of AND
  span.mode = 'full'
MATCH (event:Event {id: span.closed_by})
WHERE event.kind IN $kinds
RETURN DISTINCT
  unit_id AS unit_id,
  person.id AS person_id,
  position.rank AS rank,
  event.kind AS kind,
  span.valid_to AS on
ORDER BY on, person_id
