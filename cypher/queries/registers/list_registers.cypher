// name: registers.list_registers
// access: read
// params: viewer MAP
// returns: name STRING, reports INTEGER, last_received ZONED DATETIME
// Registers with how many imports each has had and when the last one came.
MATCH (register:Register)<-[:OF]-(report:Report)
WHERE
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN register.name AS name, count(report) AS reports, max(report.received_at) AS last_received
ORDER BY name
