// name: due.list_careers
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, position_id STRING, rank STRING?, unit_id STRING?, mode STRING, start STRING?, valid_from DATE, valid_to DATE, terms LIST OF STRING
// Every stay of these people in a post that had begun by a day.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})-[span:HOLDS]->(position:Position)-[place:IN]->(unit:Unit)
WHERE
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.valid_from <= $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
RETURN
  person_id AS person_id,
  position.id AS position_id,
  position.rank AS rank,
  unit.id AS unit_id,
  span.mode AS mode,
  span.start AS start,
  span.valid_from AS valid_from,
  span.valid_to AS valid_to,
  span.terms AS terms
ORDER BY person_id, valid_from, position_id
