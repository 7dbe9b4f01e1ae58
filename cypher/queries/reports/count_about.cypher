// name: reports.count_about
// access: read
// params: node_ids LIST OF STRING, kinds LIST OF STRING, event_kinds LIST OF STRING, known_at ZONED DATETIME, clearance INTEGER
// returns: total INTEGER
// How many official reports had spoken by a moment of one of these nodes, or for it as a whole.
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
WITH report
WHERE report.lane = 'official' AND report.kind IN $kinds AND report.level <= $clearance
RETURN count(DISTINCT report) AS total
