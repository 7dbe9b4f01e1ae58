// name: reports.list_about
// access: read
// params: node_ids LIST OF STRING, kinds LIST OF STRING, event_kinds LIST OF STRING, until ZONED DATETIME, after STRING, known_at ZONED DATETIME, clearance INTEGER, max INTEGER
// returns: id STRING, received_at ZONED DATETIME
// Official reports that had spoken by a moment of one of these nodes, or for it as a whole.
UNWIND $node_ids AS node_id
MATCH (node:Unit|Position|Person {id: node_id})
CALL (node) {
  MATCH
    (node)<-[:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]-
    (event:Event)<-[said:ASSERTS]-
    (report:Report)
  WHERE said.recorded_at <= $known_at AND event.kind IN $event_kinds
  RETURN report
    UNION
  MATCH (node)<-[said:COVERS]-(report:Report)
  WHERE said.recorded_at <= $known_at
  RETURN report
}
WITH DISTINCT report
WHERE
  report.lane = 'official' AND
  report.kind IN $kinds AND
  report.level <= $clearance AND
  (report.received_at < $until OR (report.received_at = $until AND report.id > $after))
RETURN report.id AS id, report.received_at AS received_at
ORDER BY received_at DESC, id
LIMIT $max
