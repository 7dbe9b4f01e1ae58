// name: accounts.list_sealed_reports
// access: read
// params: current STRING, max INTEGER
// returns: id STRING, sealed STRING
// Reports sealed under an older key, so many; read to be written again in the same transaction.
MATCH (report:Report)
WHERE report.sealed IS NOT NULL AND NOT report.sealed STARTS WITH $current
RETURN report.id AS id, report.sealed AS sealed
LIMIT $max
