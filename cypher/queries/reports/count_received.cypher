// name: reports.count_received
// access: read
// params: kinds LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: total INTEGER
// How many official reports had been recorded by a moment.
MATCH (report:Report)
WHERE
  report.lane = 'official' AND
  report.kind IN $kinds AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  (EXISTS {
      MATCH (report)-[said:ASSERTS|COVERS]->()
      WHERE said.recorded_at <= $known_at
    } OR
    (report.received_at <= $known_at AND
      NOT EXISTS {
        MATCH (report)-[:ASSERTS|COVERS]->()
      }))
RETURN count(report) AS total
