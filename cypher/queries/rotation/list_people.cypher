// name: rotation.list_people
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING
// Whoever may have held a post of these units by a day.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[place:IN]-(:Position)<-[span:HOLDS]-(person:Person)
WHERE
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.valid_from <= $as_of
RETURN DISTINCT person.id AS person_id
ORDER BY person_id
