// name: conflicts.list_all
// access: read
// params: known_at ZONED DATETIME
// returns: fingerprint STRING, known_from ZONED DATETIME, known_to ZONED DATETIME
// Every conflict that was ever derived up to a moment.
MATCH (conflict:Conflict)
WHERE conflict.known_from <= $known_at
RETURN
  conflict.fingerprint AS fingerprint,
  conflict.known_from AS known_from,
  conflict.known_to AS known_to
ORDER BY fingerprint, known_from
