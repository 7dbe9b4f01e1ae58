// name: assertions.create_assertions
// access: write
// params: rows LIST OF MAP, recorded_at ZONED DATETIME, open ZONED DATETIME
// returns: none
// The word of reports on events.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (event:Event {id: row.event_id})
CREATE (report)-[said:ASSERTS {id: row.id}]->(event)
SET said += row.properties, said.recorded_at = $recorded_at, said.retracted_at = $open
