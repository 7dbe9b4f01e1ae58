// name: reports.list_call_backs
// access: read
// params: account STRING, until DATE, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, event STRING, on DATE
// Notes an account follows whose source is to be asked again by a day, the first due first.
MATCH (report:Report {kept_by: $account})
WHERE
  report.call_back_on <= $until AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
MATCH (report)-[said:ASSERTS]->(event:Event)
WHERE said.recorded_at <= $known_at AND said.retracted_at > $known_at
RETURN DISTINCT report.id AS id, event.id AS event, report.call_back_on AS on
ORDER BY on, id
