// name: rotation.list_postings
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, unit_id STRING, valid_from DATE, valid_to DATE, returns_on STRING?, opened_by STRING, closed_by STRING?, end STRING?
// The units these people were posted to, without a post, up to a day.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})-[span:POSTED_TO]->(unit:Unit)
WHERE span.known_from <= $known_at AND span.known_to > $known_at AND span.valid_from <= $as_of
RETURN
  person_id AS person_id,
  unit.id AS unit_id,
  span.valid_from AS valid_from,
  span.valid_to AS valid_to,
  span.returns_on AS returns_on,
  span.opened_by AS opened_by,
  span.closed_by AS closed_by,
  span.end AS end
ORDER BY person_id, valid_from, unit_id
