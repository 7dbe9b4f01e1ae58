// name: coverages.list_of_units
// access: read
// params: unit_ids LIST OF STRING, family STRING, known_at ZONED DATETIME, viewer MAP
// returns: report_id STRING, unit_id STRING, issued_on DATE?, received_at ZONED DATETIME, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME
// Reports that speak for these units at a moment.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})<-[covers:COVERS]-(report:Report)
WHERE
  covers.family = $family AND
  covers.recorded_at <= $known_at AND
  covers.retracted_at > $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  report.id AS report_id,
  unit.id AS unit_id,
  report.issued_on AS issued_on,
  report.received_at AS received_at,
  covers.recorded_at AS recorded_at,
  covers.retracted_at AS retracted_at
ORDER BY recorded_at, report_id, unit_id
