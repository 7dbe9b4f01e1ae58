// name: events.list_facts_of_kinds
// access: read
// params: person_ids LIST OF STRING, kinds LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, kind STRING, lane STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF LIST OF STRING, reports LIST OF STRING
// Events of some kinds about people with every official report that asserts them at a moment.
UNWIND $person_ids AS node_id
MATCH (:Person {id: node_id})<-[:WHO]-(event:Event)
WHERE event.kind IN $kinds
MATCH (event)<-[said:ASSERTS]-(report:Report)
WHERE
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
WITH event, collect(DISTINCT report.id) AS reports
RETURN
  event.id AS id,
  event.kind AS kind,
  event.lane AS lane,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(node)
    RETURN [type(role), node.id]
  } AS roles,
  reports AS reports
ORDER BY id
