// name: reports.create_reports
// access: write
// params: rows LIST OF MAP
// returns: none
// Reports as they come.
UNWIND $rows AS row
CREATE (report:Report {id: row.id})
SET report += row.properties
