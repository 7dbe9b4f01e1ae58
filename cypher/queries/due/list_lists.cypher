// name: due.list_lists
// access: read
// params: unit_ids LIST OF STRING, since DATE, known_at ZONED DATETIME, viewer MAP
// returns: unit_id STRING, issued_on DATE, received_at ZONED DATETIME
// Reports that speak for these units as a whole, issued from a day on and standing at a moment.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[covers:COVERS]-(report:Report)
WHERE
  covers.family = 'posts' AND
  covers.recorded_at <= $known_at AND
  covers.retracted_at > $known_at AND
  report.issued_on >= $since AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN unit_id AS unit_id, report.issued_on AS issued_on, report.received_at AS received_at
ORDER BY unit_id, issued_on, received_at
