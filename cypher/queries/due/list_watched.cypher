// name: due.list_watched
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, places LIST OF STRING, position_id STRING, rank STRING?, unit_id STRING, unit_kind STRING?, planned BOOLEAN
// Who is in a post of these units on a day and planned for some post, or came there by rotation.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})<-[place:IN]-(position:Position)<-[span:HOLDS]-(person:Person)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.valid_from <= $as_of AND
  span.valid_to > $as_of AND
  span.known_from <= $known_at AND
  span.known_to > $known_at
WITH
  unit,
  position,
  span,
  person,
  EXISTS {
    MATCH (person)-[plan:PLANNED_FOR]->(:Position)
    WHERE
      plan.valid_from <= $as_of AND
      plan.valid_to > $as_of AND
      plan.known_from <= $known_at AND
      plan.known_to > $known_at
  } AS planned
WHERE
  planned OR
  EXISTS {
    MATCH (:Event {id: span.opened_by, kind: 'rotated'})
  }
RETURN
  person.id AS person_id,
  coalesce(person.places, []) AS places,
  position.id AS position_id,
  position.rank AS rank,
  unit.id AS unit_id,
  unit.kind AS unit_kind,
  planned AS planned
ORDER BY person_id, position_id
