// name: reports.upsert_level
// access: write
// params: report_id STRING, level INTEGER, readers LIST OF STRING?, text STRING?, sealed STRING?, was STRING
// returns: id STRING
// Put a report under another level; what it was until then is kept beside it.
MATCH (report:Report {id: $report_id})
SET
  report.level = $level,
  report.readers = $readers,
  report.text = $text,
  report.sealed = $sealed,
  report.levels = coalesce(report.levels, []) + $was
RETURN report.id AS id
