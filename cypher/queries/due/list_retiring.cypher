// name: due.list_retiring
// access: read
// params: born LIST OF MAP, leaves_by STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, born STRING?, sex STRING?, leaves STRING?, places LIST OF STRING, position_id STRING, title STRING?, rank STRING?, unit_id STRING, unit_kind STRING?, mode STRING, start STRING?, seen DATE, term_to DATE?, terms LIST OF STRING, events LIST OF STRING
// Who may hold a post on a day and was born, by sex, before a day, or leaves the service after the one and up to the other.
CALL () {
  UNWIND $born AS range
  MATCH (person:Person)
  WHERE person.sex = range.sex AND person.birth_date < range.before
  RETURN person AS person
    UNION
  MATCH (person:Person)
  WHERE person.service_to > toString($as_of) AND person.service_to <= $leaves_by
  RETURN person AS person
}
MATCH (person)-[span:HOLDS]->(position:Position)-[place:IN]->(unit:Unit)
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
