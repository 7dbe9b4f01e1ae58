// name: purges.close_words
// access: write
// params: report_ids LIST OF STRING, names LIST OF STRING
// returns: none
// Titles and free words that name somebody who was taken away; sealed ones go with them.
UNWIND $report_ids AS report_id
MATCH (report:Report {id: report_id})
SET
  report.sealed = null,
  report.title =
    CASE
      WHEN any(name IN $names WHERE toLower(report.title) CONTAINS toLower(name)) THEN null
      ELSE report.title
    END,
  report.text =
    CASE
      WHEN any(name IN $names WHERE toLower(report.text) CONTAINS toLower(name)) THEN null
      ELSE report.text
    END
