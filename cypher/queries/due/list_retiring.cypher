// name: due.list_retiring
// access: read
// params: born LIST OF MAP, leaves_by STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, born STRING?, sex STRING?, leaves STRING?, position_id STRING, rank STRING?, unit_id STRING, unit_kind STRING?, mode STRING
// Who may hold a post on a day and was born, by sex, before a day, or leaves the service after the one and up to the other.
CALL () {
  UNWIND $born AS range
  MATCH (person:Person)
  WHERE person.sex = range.sex AND person.birth_date < range.before AND person.seated_to > $as_of
  RETURN person AS person
    UNION
  MATCH (person:Person)
  WHERE
    person.service_to > toString($as_of) AND
    person.service_to <= $leaves_by AND
    person.seated_to > $as_of
  RETURN person AS person
}
MATCH (person)-[span:HOLDS]->(position:Position)-[place:IN]->(unit:Unit)
WHERE
  span.valid_to > $as_of AND
  span.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.known_from <= $known_at AND
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
RETURN
  person.id AS person_id,
  person.birth_date AS born,
  person.sex AS sex,
  person.service_to AS leaves,
  position.id AS position_id,
  position.rank AS rank,
  unit.id AS unit_id,
  unit.kind AS unit_kind,
  span.mode AS mode
ORDER BY person_id, mode DESC, position_id
