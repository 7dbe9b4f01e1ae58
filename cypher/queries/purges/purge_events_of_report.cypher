// name: purges.purge_events_of_report
// access: write
// params: report_id STRING
// returns: none
// What one report alone said, taken away for good.
MATCH (report:Report {id: $report_id})-[:ASSERTS]->(event:Event)
WHERE
  NOT EXISTS {
    MATCH (event)<-[:ASSERTS]-(other:Report)
    WHERE other.id <> report.id
  }
DETACH DELETE event
