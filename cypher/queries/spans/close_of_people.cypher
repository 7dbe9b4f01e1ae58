// name: spans.close_of_people
// access: write
// params: rows LIST OF MAP, known_to ZONED DATETIME, open ZONED DATETIME
// returns: none
// Spans of people that are superseded.
UNWIND $rows AS row
MATCH (:Person {id: row.source})-[span:HOLDS|PLANNED_FOR|POSTED_TO]->()
WHERE span.fingerprint = row.fingerprint AND span.known_to = $open
SET span.known_to = $known_to
