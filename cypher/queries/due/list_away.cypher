// name: due.list_away
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, position_id STRING?, rank STRING?, unit_id STRING, unit_kind STRING?, kind STRING, start STRING?, returns_on STRING?
// Who is in a post of these units, or posted to one, on a day by rotation or secondment.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})
CALL (unit) {
  MATCH (unit)<-[place:IN]-(position:Position)<-[span:HOLDS]-(person:Person)
  WHERE
    place.valid_from <= $as_of AND
    place.valid_to > $as_of AND
    place.known_from <= $known_at AND
    place.known_to > $known_at AND
    span.valid_from <= $as_of AND
    span.valid_to > $as_of AND
    span.known_from <= $known_at AND
    span.known_to > $known_at
  RETURN person.id AS person_id, position AS position, span AS span
    UNION
  MATCH (unit)<-[span:POSTED_TO]-(person:Person)
  WHERE
    span.valid_from <= $as_of AND
    span.valid_to > $as_of AND
    span.known_from <= $known_at AND
    span.known_to > $known_at
  RETURN person.id AS person_id, null AS position, span AS span
}
MATCH (event:Event {id: span.opened_by})
WHERE event.kind IN ['rotated', 'seconded']
RETURN
  person_id AS person_id,
  position.id AS position_id,
  position.rank AS rank,
  unit.id AS unit_id,
  unit.kind AS unit_kind,
  event.kind AS kind,
  span.start AS start,
  span.returns_on AS returns_on
ORDER BY person_id, position_id
