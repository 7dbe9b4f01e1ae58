// name: events.list_restricted
// access: read
// params: node_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, kind STRING, roles LIST OF LIST OF STRING
// Official events about people and posts that stand at a moment and only some may read of.
UNWIND $node_ids AS node_id
CALL (node_id) {
  MATCH (node:Person|Position {id: node_id})
  RETURN node
    UNION
  MATCH (node:Person {joined_into: node_id})
  RETURN node
}
MATCH (node)<-[:WHO|POST|FROM_POST]-(event:Event)<-[said:ASSERTS]-(report:Report)
WHERE
  report.level > 0 AND
  said.lane = 'official' AND
  said.stance = 'supports' AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
WITH DISTINCT event
RETURN
  event.id AS id,
  event.kind AS kind,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(node)
    RETURN [type(role), node.id]
  } AS roles
ORDER BY id
