// name: due.list_holders
// access: read
// params: unit_ids LIST OF STRING, ranks LIST OF STRING, modes LIST OF STRING, term_by DATE, began_before STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, born STRING?, sex STRING?, leaves STRING?, places LIST OF STRING, position_id STRING, title STRING?, rank STRING?, unit_id STRING, unit_kind STRING?, mode STRING, start STRING?, seen DATE, term_to DATE?, terms LIST OF STRING, events LIST OF STRING
// Who may hold posts of these units on a day, in these ways; posts of some ranks, or of all if none are named; of terms that end by a day or have no day, of stays begun before one or with no day.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})<-[place:IN]-(position:Position)<-[span:HOLDS]-(person:Person)
WHERE
  (size($ranks) = 0 OR position.rank IN $ranks) AND
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.valid_to > $as_of AND
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.mode IN $modes AND
  coalesce(span.term_to, $term_by) <= $term_by AND
  coalesce(span.start, '') < $began_before
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
