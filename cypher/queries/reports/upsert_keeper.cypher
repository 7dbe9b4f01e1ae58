// name: reports.upsert_keeper
// access: write
// params: report_id STRING, account STRING
// returns: level INTEGER
// Another account follows a report and, at level 2, may read it.
MATCH (report:Report {id: $report_id})
WHERE report.lane = 'informal'
SET
  report.kept_by = $account,
  report.readers =
    CASE
      WHEN $account IN coalesce(report.readers, []) THEN report.readers
      ELSE coalesce(report.readers, []) + $account
    END
RETURN report.level AS level
