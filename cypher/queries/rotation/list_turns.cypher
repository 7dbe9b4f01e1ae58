// name: rotation.list_turns
// access: read
// params: person_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME, viewer MAP
// returns: person_id STRING, id STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF MAP
// Rotations and secondments of people that began by a day, and where from and to.
UNWIND $person_ids AS person_id
CALL (person_id) {
  MATCH (record:Person {id: person_id})
  RETURN record AS record
    UNION
  MATCH (record:Person {joined_into: person_id})
  RETURN record AS record
}
MATCH (record)<-[:WHO]-(event:Event)<-[said:ASSERTS]-(report:Report)
WHERE
  event.kind IN ['rotated', 'seconded'] AND
  event.kind IN $viewer.kinds AND
  event.on <= $as_of AND
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
WITH DISTINCT person_id, event
RETURN
  person_id AS person_id,
  event.id AS id,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  COLLECT {
    MATCH (event)-[role:POST|FROM_POST|UNIT|FROM_UNIT]->(node)
    RETURN {role: type(role), kind: labels(node)[0], id: node.id}
  } AS roles
ORDER BY person_id, on, id
