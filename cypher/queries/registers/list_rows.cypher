// name: registers.list_rows
// access: read
// params: register_id STRING, open ZONED DATETIME, viewer MAP
// returns: row STRING, assertion_id STRING, event_id STRING
// What a register asserts at present, row by row.
MATCH (:Register {id: $register_id})<-[:OF]-(report:Report)-[said:ASSERTS]->(event:Event)
WHERE
  said.retracted_at = $open AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN said.row AS row, said.id AS assertion_id, event.id AS event_id
ORDER BY row, assertion_id
