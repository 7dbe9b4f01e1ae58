// name: due.count_present
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, people INTEGER
// How many people may hold a post of each of these units in full on a day.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[place:IN]-(:Position)<-[span:HOLDS]-(person:Person)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.valid_to > $as_of AND
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.mode = 'full'
RETURN unit_id AS unit_id, count(DISTINCT person) AS people
ORDER BY unit_id
