// name: idempotency.purge_of_reports
// access: write
// params: report_ids LIST OF STRING
// returns: purged INTEGER
// Take away the answers that lead to some reports.
UNWIND $report_ids AS report_id
MATCH (once:Idempotency {report: report_id})
DETACH DELETE once
RETURN count(*) AS purged
