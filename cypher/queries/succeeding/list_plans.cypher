// name: succeeding.list_plans
// access: read
// params: position_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: position_id STRING, person_id STRING, person_name STRING?, person_external_id STRING?, start STRING?, valid_from DATE, events LIST OF STRING
// Who is planned for these posts on a day.
UNWIND $position_ids AS position_id
MATCH (:Position {id: position_id})<-[span:PLANNED_FOR]-(person:Person)
WHERE
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.valid_to > $as_of
RETURN
  position_id AS position_id,
  person.id AS person_id,
  person.name AS person_name,
  person.external_id AS person_external_id,
  span.start AS start,
  span.valid_from AS valid_from,
  span.events AS events
ORDER BY position_id, valid_from, person_id
