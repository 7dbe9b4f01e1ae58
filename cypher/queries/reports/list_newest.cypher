// name: reports.list_newest
// access: read
// params: kinds LIST OF STRING, until ZONED DATETIME, after STRING, known_at ZONED DATETIME, viewer MAP, max INTEGER
// returns: id STRING, received_at ZONED DATETIME
// Official reports recorded by a moment, last received first; read from the index, and no further.
MATCH (report:Report)
WHERE
  report.lane = 'official' AND
  report.received_at <= $until AND
  (report.received_at < $until OR report.id > $after) AND
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
RETURN report.id AS id, report.received_at AS received_at
ORDER BY report.lane DESC, received_at DESC, id
LIMIT $max
