// name: spans.list_open_of_positions
// access: read
// params: position_ids LIST OF STRING, open ZONED DATETIME
// returns: type STRING, source STRING, fingerprint STRING
// Who holds or is planned for these posts, as it stands.
UNWIND $position_ids AS position_id
MATCH (:Position {id: position_id})<-[span:HOLDS|PLANNED_FOR]-(person:Person)
WHERE span.known_to = $open
RETURN type(span) AS type, person.id AS source, span.fingerprint AS fingerprint
ORDER BY fingerprint
