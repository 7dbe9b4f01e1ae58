// name: spans.close_of_units
// access: write
// params: rows LIST OF MAP, known_to ZONED DATETIME, open ZONED DATETIME
// returns: none
// Spans of units that are superseded.
UNWIND $rows AS row
MATCH (:Unit {id: row.source})-[span:PART_OF|BECAME]->()
WHERE span.fingerprint = row.fingerprint AND span.known_to = $open
SET span.known_to = $known_to
