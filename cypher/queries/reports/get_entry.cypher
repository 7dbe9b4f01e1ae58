// name: reports.get_entry
// access: read
// params: report_id STRING, viewer MAP
// returns: id STRING, lane STRING, kind STRING, level INTEGER, levels LIST OF STRING?, title STRING?, number STRING?, issued_on DATE?, signer STRING?, received_at ZONED DATETIME, author STRING?, kept_by STRING?, readers LIST OF STRING?, units LIST OF STRING?, source_class STRING?, alias STRING?, expires_on DATE?, text STRING?, sealed STRING?
// One report with all that is written on it, for whoever changes it.
MATCH (report:Report {id: $report_id})
WHERE
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  report.id AS id,
  report.lane AS lane,
  report.kind AS kind,
  report.level AS level,
  report.levels AS levels,
  report.title AS title,
  report.number AS number,
  report.issued_on AS issued_on,
  report.signer AS signer,
  report.received_at AS received_at,
  report.author AS author,
  report.kept_by AS kept_by,
  report.readers AS readers,
  report.units AS units,
  report.source_class AS source_class,
  report.alias AS alias,
  report.expires_on AS expires_on,
  report.text AS text,
  report.sealed AS sealed
