// name: assertions.list_of_report
// access: read
// params: report_id STRING, open ZONED DATETIME, clearance INTEGER
// returns: id STRING, event_id STRING, row STRING?
// What one report asserts at present.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WHERE said.retracted_at = $open AND report.level <= $clearance
RETURN said.id AS id, event.id AS event_id, said.row AS row
ORDER BY id
