// name: reports.get_report
// access: read
// params: report_id STRING, viewer MAP
// returns: kind STRING, lane STRING
// One report.
MATCH (report:Report {id: $report_id})
WHERE
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN report.kind AS kind, report.lane AS lane
