// name: rotation.list_heads
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, person_name STRING?, person_external_id STRING?, position_id STRING, position_title STRING?, position_external_id STRING?, rank STRING?, seats INTEGER?, seats_since LIST OF DATE?, seats_numbers LIST OF INTEGER?, unit_id STRING?, unit_name STRING?, unit_external_id STRING?, unit_kind STRING?, start STRING?, end STRING?, mode STRING, valid_from DATE, valid_to DATE, sure_from DATE, sure_to DATE, start_basis STRING, end_basis STRING?, opened_by STRING, closed_by STRING?, term_to DATE?, returns_on STRING?, terms LIST OF STRING, events LIST OF STRING
// Who headed these units up to a day, in order.
UNWIND $unit_ids AS head_of
MATCH (unit:Unit {id: head_of})<-[place:IN]-(position:Position)<-[span:HOLDS]-(person:Person)
WHERE
  position.rank = 'head' AND
  place.known_from <= $known_at AND
  place.known_to > $known_at AND
  span.known_from <= $known_at AND
  span.known_to > $known_at AND
  span.valid_from <= $as_of
RETURN DISTINCT
  person.id AS person_id,
  person.name AS person_name,
  person.external_id AS person_external_id,
  position.id AS position_id,
  position.title AS position_title,
  position.external_id AS position_external_id,
  position.rank AS rank,
  position.seats AS seats,
  position.seats_since AS seats_since,
  position.seats_numbers AS seats_numbers,
  unit.id AS unit_id,
  unit.name AS unit_name,
  unit.external_id AS unit_external_id,
  unit.kind AS unit_kind,
  span.start AS start,
  span.end AS end,
  span.mode AS mode,
  span.valid_from AS valid_from,
  span.valid_to AS valid_to,
  span.sure_from AS sure_from,
  span.sure_to AS sure_to,
  span.start_basis AS start_basis,
  span.end_basis AS end_basis,
  span.opened_by AS opened_by,
  span.closed_by AS closed_by,
  span.term_to AS term_to,
  span.returns_on AS returns_on,
  span.terms AS terms,
  span.events AS events
ORDER BY valid_from, sure_from, person_id, mode
