// name: reviews.list_officials
// access: read
// params: rows LIST OF MAP, known_at ZONED DATETIME, viewer MAP
// returns: signal STRING, node STRING, head STRING, event STRING, kind STRING, on DATE?, on_precision STRING?, details STRING, roles LIST OF MAP, official_at ZONED DATETIME
// Official events a viewer may read of the same people and posts, or of units where nobody is named, of some kinds and in a span of days.
UNWIND $rows AS row
MATCH (named:Unit|Position|Person {id: row.node})
WITH row, coalesce(named.joined_into, named.id) AS head
CALL (head) {
  MATCH (node:Unit|Position|Person {id: head})
  RETURN node AS node
    UNION
  MATCH (node:Person {joined_into: head})
  RETURN node AS node
}
MATCH (node)<-[:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]-(event:Event)
WHERE
  event.lane = 'official' AND
  event.kind IN row.kinds AND
  (event.on IS NULL OR (event.on >= row.since AND event.on <= row.until)) AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      }))
MATCH (event)<-[said:ASSERTS]-(report:Report)
WHERE
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
WITH row, head, event, min(said.recorded_at) AS official_at
RETURN
  row.signal AS signal,
  row.node AS node,
  head AS head,
  event.id AS event,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.details AS details,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(each)
    RETURN {
      role: type(role),
      kind: labels(each)[0],
      id: coalesce(each.joined_into, each.id),
      places: each.places
    }
  } AS roles,
  official_at AS official_at
ORDER BY signal, event
