// name: succeeding.list_plans_of_people
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, position_id STRING, start STRING?, valid_from DATE, events LIST OF STRING
// The posts these people are planned for on a day.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})-[span:PLANNED_FOR]->(position:Position)
WHERE
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.valid_to > $as_of
RETURN
  person_id AS person_id,
  position.id AS position_id,
  span.start AS start,
  span.valid_from AS valid_from,
  span.events AS events
ORDER BY person_id, valid_from, position_id
