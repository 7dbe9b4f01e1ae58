// name: reports.upsert_call_back
// access: write
// params: report_id STRING, on DATE?, was STRING, viewer MAP
// returns: id STRING
// The day on which whoever follows a note asks its source again, or none; what it was until then is kept beside it.
MATCH (report:Report {id: $report_id})
WHERE
  report.lane = 'informal' AND
  report.kept_by = $viewer.account AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
SET report.call_backs = coalesce(report.call_backs, []) + $was, report.call_back_on = $on
RETURN report.id AS id
