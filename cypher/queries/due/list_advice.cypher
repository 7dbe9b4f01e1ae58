// name: due.list_advice
// access: read
// params: kinds LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: event STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF MAP, numbers LIST OF STRING, issued_on DATE?, units LIST OF STRING
// Advice that was sent and answers to it, of these kinds, as they stand at a moment; with the numbers of the papers that say so.
MATCH (event:Event)
USING INDEX event:Event(kind)
WHERE
  event.lane = 'official' AND
  event.kind IN $kinds AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      }))
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
WITH event, collect(report) AS reports
RETURN
  event.id AS event,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  COLLECT {
    MATCH (event)-[role:WHO|POST|UNIT]->(node)
    RETURN {role: type(role), id: coalesce(node.joined_into, node.id)}
  } AS roles,
  [each IN reports WHERE each.number IS NOT NULL | each.number] AS numbers,
  head([each IN reports WHERE each.issued_on IS NOT NULL | each.issued_on]) AS issued_on,
  reduce(found = [], each IN reports | found + coalesce(each.units, [])) AS units
ORDER BY event
