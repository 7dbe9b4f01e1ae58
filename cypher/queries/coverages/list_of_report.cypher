// name: coverages.list_of_report
// access: read
// params: report_id STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?
// Units one report speaks for as a whole at a moment.
MATCH (report:Report {id: $report_id})-[covers:COVERS]->(unit:Unit)
WHERE
  covers.recorded_at <= $known_at AND
  covers.retracted_at > $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN DISTINCT unit.id AS id, unit.name AS name, unit.kind AS kind, unit.external_id AS external_id
ORDER BY name, id
