// name: events.list_about
// access: read
// params: node_ids LIST OF STRING, kinds LIST OF STRING, until DATE, after STRING, unknown DATE, known_at ZONED DATETIME, viewer MAP, max INTEGER
// returns: id STRING, on DATE?
// Events that name one of these nodes and stand at a moment, newest first; those without a day last.
UNWIND $node_ids AS node_id
MATCH
  (node:Unit|Position|Person {id: node_id})<-[:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]-
  (event:Event)
WITH DISTINCT event, coalesce(event.on, $unknown) AS day
WHERE
  event.lane = 'official' AND
  event.kind IN $kinds AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
  (day < $until OR (day = $until AND event.id > $after)) AND
  EXISTS {
    MATCH (event)<-[said:ASSERTS]-(report:Report)
    WHERE
      said.lane = 'official' AND
      said.recorded_at <= $known_at AND
      said.retracted_at > $known_at AND
      (report.level = 0 OR
        report.author = $viewer.account OR
        (report.level = 1 AND
          $viewer.clearance >= 1 AND
          size(report.units) > 0 AND
          ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
        (report.level = 2 AND $viewer.account IN report.readers))
  }
RETURN event.id AS id, event.on AS on
ORDER BY day DESC, id
LIMIT $max
