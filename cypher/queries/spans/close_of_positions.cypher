// name: spans.close_of_positions
// access: write
// params: rows LIST OF MAP, known_to ZONED DATETIME, open ZONED DATETIME
// returns: none
// Spans of positions that are superseded.
UNWIND $rows AS row
MATCH (:Position {id: row.source})-[span:IN]->()
WHERE span.fingerprint = row.fingerprint AND span.known_to = $open
SET span.known_to = $known_to
