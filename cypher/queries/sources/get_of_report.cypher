// name: sources.get_of_report
// access: read
// params: report_id STRING, viewer MAP
// returns: id STRING, source_class STRING, sealed STRING?
// The informant a report comes from; what names them is sealed.
MATCH (report:Report {id: $report_id})-[:FROM]->(source:Source)
WHERE
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN source.id AS id, source.source_class AS source_class, source.sealed AS sealed
LIMIT 1
