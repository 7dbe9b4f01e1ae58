// name: due.list_seconded
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING
// Those of these people who are posted to another unit on a day.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})-[span:POSTED_TO]->(:Unit)
WHERE
  span.valid_from <= $as_of AND
  span.valid_to > $as_of AND
  span.known_from <= $known_at AND
  span.known_to > $known_at
RETURN DISTINCT person_id AS person_id
ORDER BY person_id
