// name: reports.list_voices
// access: read
// params: report_ids LIST OF STRING, viewer MAP
// returns: report STRING, register STRING?, kind STRING, issued_on DATE?, received_at ZONED DATETIME
// Who speaks in these reports, and of which day.
UNWIND $report_ids AS report_id
MATCH (report:Report {id: report_id})
WHERE
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  report.id AS report,
  report.register AS register,
  report.kind AS kind,
  report.issued_on AS issued_on,
  report.received_at AS received_at
ORDER BY report
