// name: reports.list_papers
// access: read
// params: report_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, kind STRING, lane STRING, level INTEGER, title STRING?, number STRING?, issued_on DATE?, received_at ZONED DATETIME, period STRING?, register STRING?
// Official reports recorded by a moment, as they are told.
UNWIND $report_ids AS report_id
MATCH (report:Report {id: report_id})
WHERE
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
    (report.received_at <= $known_at AND
      NOT EXISTS {
        MATCH (report)-[:ASSERTS|COVERS]->()
      }))
RETURN
  report.id AS id,
  report.kind AS kind,
  report.lane AS lane,
  report.level AS level,
  report.title AS title,
  report.number AS number,
  report.issued_on AS issued_on,
  report.received_at AS received_at,
  report.period AS period,
  report.register AS register
ORDER BY id
