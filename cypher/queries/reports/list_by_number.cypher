// name: reports.list_by_number
// access: read
// params: number STRING, issued_on DATE, viewer MAP
// returns: id STRING, signer STRING?
// Reports that bear a number of a day.
MATCH (report:Report {number: $number})
WHERE
  report.lane = 'official' AND
  report.issued_on = $issued_on AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN report.id AS id, report.signer AS signer
ORDER BY id
