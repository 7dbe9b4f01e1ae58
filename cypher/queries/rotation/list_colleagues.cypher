// name: rotation.list_colleagues
// access: read
// params: person_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, unit_name STRING?, unit_external_id STRING?, unit_kind STRING?, person_id STRING, person_name STRING?, person_external_id STRING?, own_from DATE, own_to DATE, other_from DATE, other_to DATE, title STRING?
// Who certainly held a post of a unit while a person did, and on which days each of the two.
MATCH (this:Person {id: $person_id})-[own:HOLDS]->(:Position)-[place:IN]->(unit:Unit)
WHERE
  own.known_from <= $known_at AND
  own.known_to > $known_at AND
  own.sure_from <= $as_of AND
  own.sure_from < own.sure_to AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
MATCH (unit)<-[seat:IN]-(post:Position)<-[span:HOLDS]-(other:Person)
WHERE
  other.id <> $person_id AND
  seat.known_from <= $known_at AND
  seat.known_to > $known_at AND
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.sure_from <= $as_of AND
  span.sure_from < own.sure_to AND
  span.sure_to > own.sure_from
RETURN
  unit.id AS unit_id,
  unit.name AS unit_name,
  unit.external_id AS unit_external_id,
  unit.kind AS unit_kind,
  other.id AS person_id,
  other.name AS person_name,
  other.external_id AS person_external_id,
  own.sure_from AS own_from,
  own.sure_to AS own_to,
  span.sure_from AS other_from,
  span.sure_to AS other_to,
  post.title AS title
ORDER BY person_id, own_from, other_from, unit_id, title
