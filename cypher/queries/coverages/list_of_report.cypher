// name: coverages.list_of_report
// access: read
// params: report_id STRING, known_at ZONED DATETIME, clearance INTEGER
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?
// Units one report speaks for as a whole at a moment.
MATCH (report:Report {id: $report_id})-[covers:COVERS]->(unit:Unit)
WHERE
  covers.recorded_at <= $known_at AND covers.retracted_at > $known_at AND report.level <= $clearance
RETURN DISTINCT unit.id AS id, unit.name AS name, unit.kind AS kind, unit.external_id AS external_id
ORDER BY name, id
