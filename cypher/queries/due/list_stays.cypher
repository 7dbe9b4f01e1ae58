// name: due.list_stays
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, born STRING?, sex STRING?, leaves STRING?, places LIST OF STRING, position_id STRING, title STRING?, rank STRING?, unit_id STRING, unit_kind STRING?, mode STRING, start STRING?, seen DATE, term_to DATE?, terms LIST OF STRING, events LIST OF STRING
// The posts these people may hold on a day.
UNWIND $person_ids AS person_id
MATCH (person:Person {id: person_id})-[span:HOLDS]->(position:Position)-[place:IN]->(unit:Unit)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.valid_to > $as_of AND
  span.known_from <= $known_at AND
  span.known_to > $known_at
RETURN
  person.id AS person_id,
  person.birth_date AS born,
  person.sex AS sex,
  person.service_to AS leaves,
  coalesce(person.places, []) AS places,
  position.id AS position_id,
  position.title AS title,
  position.rank AS rank,
  unit.id AS unit_id,
  unit.kind AS unit_kind,
  span.mode AS mode,
  span.start AS start,
  span.sure_from AS seen,
  span.term_to AS term_to,
  span.terms AS terms,
  span.events AS events
ORDER BY person_id, mode DESC, position_id
