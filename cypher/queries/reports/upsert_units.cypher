// name: reports.upsert_units
// access: write
// params: report_id STRING, units LIST OF STRING
// returns: id STRING
// Keep a report with further units that a correction brought in.
MATCH (report:Report {id: $report_id})
SET report.units = $units
RETURN report.id AS id
