// name: assertions.close_assertions
// access: write
// params: rows LIST OF MAP, retracted_at ZONED DATETIME, open ZONED DATETIME
// returns: event_id STRING
// Assertions that no longer stand; the word stays, with when and why it was taken back.
UNWIND $rows AS row
MATCH (:Report)-[said:ASSERTS {id: row.id}]->(event:Event)
WHERE said.retracted_at = $open
SET said.retracted_at = $retracted_at, said.why = row.why
RETURN DISTINCT event.id AS event_id
ORDER BY event_id
