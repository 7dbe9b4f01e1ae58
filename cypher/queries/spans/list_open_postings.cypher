// name: spans.list_open_postings
// access: read
// params: person_ids LIST OF STRING, open ZONED DATETIME
// returns: type STRING, source STRING, fingerprint STRING
// Where these people are posted, as it stands.
UNWIND $person_ids AS person_id
MATCH (person:Person {id: person_id})-[span:POSTED_TO]->(:Unit)
WHERE span.known_to = $open
RETURN type(span) AS type, person.id AS source, span.fingerprint AS fingerprint
ORDER BY fingerprint
