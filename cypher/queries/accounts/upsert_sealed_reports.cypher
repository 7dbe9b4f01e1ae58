// name: accounts.upsert_sealed_reports
// access: write
// params: rows LIST OF MAP
// returns: none
// The same texts under the current key.
UNWIND $rows AS row
MATCH (report:Report {id: row.id})
SET report.sealed = row.sealed
