// name: assertions.create_assertions
// access: write
// params: rows LIST OF MAP
// returns: none
// The word of reports on events, each with when it was recorded.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (event:Event {id: row.event_id})
CREATE (report)-[said:ASSERTS {id: row.id}]->(event)
SET said += row.properties
