// name: status.list_latest
// access: read
// params: kinds LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: kind STRING, report_id STRING, received_at ZONED DATETIME
// The last official report of each kind that had been recorded by a moment.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (report:Report)
  WHERE
    report.kind = kind AND
    report.received_at <= $known_at AND
    report.lane = 'official' AND
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
      NOT EXISTS {
        MATCH (report)-[:ASSERTS|COVERS]->()
      })
  RETURN report
  ORDER BY report.kind DESC, report.received_at DESC
  LIMIT 1
}
RETURN kind AS kind, report.id AS report_id, report.received_at AS received_at
ORDER BY kind
