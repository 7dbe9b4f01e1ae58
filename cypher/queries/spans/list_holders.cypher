// name: spans.list_holders
// access: read
// params: position_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: person_id STRING, person_name STRING?, person_external_id STRING?, start STRING?, end STRING?, mode STRING, valid_from DATE, valid_to DATE, sure_from DATE, sure_to DATE, start_basis STRING, end_basis STRING?, opened_by STRING, closed_by STRING?, term_to DATE?, returns_on STRING?, terms LIST OF STRING, events LIST OF STRING
// Tenures of one post that may have begun by a day, in order.
MATCH (:Position {id: $position_id})<-[span:HOLDS]-(person:Person)
WHERE span.known_from <= $known_at AND span.known_to > $known_at AND span.valid_from <= $as_of
RETURN
  person.id AS person_id,
  person.name AS person_name,
  person.external_id AS person_external_id,
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
