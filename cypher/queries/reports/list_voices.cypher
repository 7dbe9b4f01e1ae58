// name: reports.list_voices
// access: read
// params: report_ids LIST OF STRING, clearance INTEGER
// returns: report STRING, register STRING?, kind STRING, issued_on DATE?, received_at ZONED DATETIME
// Who speaks in these reports, and of which day.
UNWIND $report_ids AS report_id
MATCH (report:Report {id: report_id})
WHERE report.level <= $clearance
RETURN
  report.id AS report,
  report.register AS register,
  report.kind AS kind,
  report.issued_on AS issued_on,
  report.received_at AS received_at
ORDER BY report
