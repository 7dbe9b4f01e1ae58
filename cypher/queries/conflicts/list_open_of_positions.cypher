// name: conflicts.list_open_of_positions
// access: read
// params: ids LIST OF STRING, open ZONED DATETIME
// returns: id STRING, fingerprint STRING, nodes LIST OF STRING
// Conflicts about these positions, as they stand.
UNWIND $ids AS node_id
MATCH (:Position {id: node_id})<-[:CONCERNS]-(conflict:Conflict)
WHERE conflict.known_to = $open
RETURN DISTINCT conflict.id AS id, conflict.fingerprint AS fingerprint, conflict.nodes AS nodes
ORDER BY id
