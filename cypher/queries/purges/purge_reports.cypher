// name: purges.purge_reports
// access: write
// params: report_ids LIST OF STRING
// returns: report_id STRING, sums LIST OF STRING
// Reports taken away for good, with their files; a file is named by its sum.
UNWIND $report_ids AS report_id
MATCH (report:Report {id: report_id})
OPTIONAL MATCH (report)-[:HAS]->(file:Attachment)
WITH report, report_id, collect(file) AS files, collect(file.sha256) AS sums
FOREACH (file IN files |
  DETACH DELETE file
)
DETACH DELETE report
RETURN report_id AS report_id, sums AS sums
