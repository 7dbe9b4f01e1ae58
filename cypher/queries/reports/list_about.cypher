// name: reports.list_about
// access: read
// params: node_ids LIST OF STRING, kinds LIST OF STRING, until ZONED DATETIME, after STRING, known_at ZONED DATETIME, viewer MAP, max INTEGER
// returns: id STRING, received_at ZONED DATETIME
// Official reports that had spoken by a moment of one of these nodes, or for it as a whole.
UNWIND $node_ids AS node_id
MATCH (node:Unit|Position|Person {id: node_id})
CALL (node) {
  MATCH
    (node)<-[:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]-
    (event:Event)<-[said:ASSERTS]-
    (report:Report)
  WHERE
    said.recorded_at <= $known_at AND
    (event.kind IN $viewer.kinds OR
      (event.kind IN $viewer.scoped_kinds AND
        EXISTS {
          MATCH (event)-[:WHO]->(person:Person)
          WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
        }))
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
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  (report.received_at < $until OR (report.received_at = $until AND report.id > $after))
RETURN report.id AS id, report.received_at AS received_at
ORDER BY received_at DESC, id
LIMIT $max
