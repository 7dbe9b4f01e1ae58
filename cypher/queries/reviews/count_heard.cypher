// name: reviews.count_heard
// access: read
// params: unit_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: unit STRING, reports INTEGER, last_at ZONED DATETIME
// How many informal reports a viewer may read name each of these units, and when the last was recorded; units nobody spoke of are left out.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
WHERE
  report.lane = 'informal' AND
  report.received_at IS NOT NULL AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  (event.kind IN $viewer.kinds OR
    report.author = $viewer.account OR
    (event.kind IN $viewer.scoped_kinds AND
      size(report.units) > 0 AND
      all(unit IN report.units WHERE unit IN $viewer.scope)))
UNWIND report.units AS unit
WITH unit, report, said
WHERE unit IN $unit_ids
RETURN unit AS unit, count(DISTINCT report) AS reports, max(said.recorded_at) AS last_at
ORDER BY unit
