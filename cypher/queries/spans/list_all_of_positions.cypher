// name: spans.list_all_of_positions
// access: read
// params: known_at ZONED DATETIME
// returns: type STRING, known_from ZONED DATETIME, known_to ZONED DATETIME, fingerprints LIST OF STRING
// Every span of positions that was ever derived up to a moment, those known alike together.
MATCH (:Position)-[span:IN]->()
WHERE span.known_from <= $known_at
RETURN
  type(span) AS type,
  span.known_from AS known_from,
  span.known_to AS known_to,
  collect(span.fingerprint) AS fingerprints
ORDER BY known_from, known_to, type
