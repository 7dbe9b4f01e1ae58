// name: conflicts.list_of_units
// access: read
// params: ids LIST OF STRING, known_at ZONED DATETIME
// returns: id STRING, code STRING, nodes LIST OF STRING, values LIST OF STRING, events LIST OF STRING, start DATE?, end DATE?
// Conflicts about these units, as known at a moment.
UNWIND $ids AS node_id
MATCH (:Unit {id: node_id})<-[:CONCERNS]-(conflict:Conflict)
WHERE conflict.known_from <= $known_at AND conflict.known_to > $known_at
RETURN DISTINCT
  conflict.id AS id,
  conflict.code AS code,
  conflict.nodes AS nodes,
  conflict.values AS values,
  conflict.events AS events,
  conflict.start AS start,
  conflict.end AS end
ORDER BY code, start, id
