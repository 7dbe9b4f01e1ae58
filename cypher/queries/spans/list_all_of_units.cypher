// name: spans.list_all_of_units
// access: read
// params: known_at ZONED DATETIME
// returns: type STRING, source STRING, fingerprint STRING, known_from ZONED DATETIME, known_to ZONED DATETIME
// Every span of units that was ever derived up to a moment.
MATCH (source:Unit)-[span:PART_OF|BECAME]->()
WHERE span.known_from <= $known_at
RETURN
  type(span) AS type,
  source.id AS source,
  span.fingerprint AS fingerprint,
  span.known_from AS known_from,
  span.known_to AS known_to
ORDER BY fingerprint, known_from
