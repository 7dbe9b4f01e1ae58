// name: spans.list_open_placements
// access: read
// params: position_ids LIST OF STRING, open ZONED DATETIME
// returns: type STRING, source STRING, fingerprint STRING
// Where these posts are placed, as it stands.
UNWIND $position_ids AS position_id
MATCH (position:Position {id: position_id})-[span:IN]->(:Unit)
WHERE span.known_to = $open
RETURN type(span) AS type, position.id AS source, span.fingerprint AS fingerprint
ORDER BY fingerprint
