// name: attachments.list_of_report
// access: read
// params: report_id STRING, viewer MAP
// returns: id STRING, sha256 STRING, name STRING, size INTEGER, media STRING, verdict STRING, declared_by STRING?, attached_at ZONED DATETIME
// The files of one report.
MATCH (report:Report {id: $report_id})-[:HAS]->(file:Attachment)
WHERE
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  file.id AS id,
  file.sha256 AS sha256,
  file.name AS name,
  file.size AS size,
  file.media AS media,
  file.verdict AS verdict,
  file.declared_by AS declared_by,
  file.attached_at AS attached_at
ORDER BY attached_at, id
