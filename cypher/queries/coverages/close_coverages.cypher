// name: coverages.close_coverages
// access: write
// params: report_ids LIST OF STRING, retracted_at ZONED DATETIME, open ZONED DATETIME
// returns: unit_id STRING
// Coverage of reports that no longer stand.
UNWIND $report_ids AS report_id
MATCH (:Report {id: report_id})-[covers:COVERS]->(unit:Unit)
WHERE covers.retracted_at = $open
SET covers.retracted_at = $retracted_at
RETURN DISTINCT unit.id AS unit_id
ORDER BY unit_id
