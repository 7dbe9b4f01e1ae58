// name: reports.get_report
// access: read
// params: report_id STRING, clearance INTEGER
// returns: kind STRING, lane STRING
// One report.
MATCH (report:Report {id: $report_id})
WHERE report.level <= $clearance
RETURN report.kind AS kind, report.lane AS lane
