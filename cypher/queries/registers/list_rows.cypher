// name: registers.list_rows
// access: read
// params: register_id STRING, open ZONED DATETIME, clearance INTEGER
// returns: row STRING, assertion_id STRING, event_id STRING
// What a register asserts at present, row by row.
MATCH (:Register {id: $register_id})<-[:OF]-(report:Report)-[said:ASSERTS]->(event:Event)
WHERE said.retracted_at = $open AND report.level <= $clearance
RETURN said.row AS row, said.id AS assertion_id, event.id AS event_id
ORDER BY row, assertion_id
