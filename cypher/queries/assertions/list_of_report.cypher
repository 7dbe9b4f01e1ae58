// name: assertions.list_of_report
// access: read
// params: report_id STRING, open ZONED DATETIME, viewer MAP
// returns: id STRING, event_id STRING, row STRING?
// What one report asserts at present.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WHERE
  said.retracted_at = $open AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN said.id AS id, event.id AS event_id, said.row AS row
ORDER BY id
