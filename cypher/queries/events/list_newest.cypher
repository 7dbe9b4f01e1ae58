// name: events.list_newest
// access: read
// params: kinds LIST OF STRING, until DATE, after STRING, known_at ZONED DATETIME, viewer MAP, max INTEGER
// returns: id STRING, on DATE
// Events with a day that stand at a moment, newest first; read from the index, and no further.
MATCH (event:Event)
WHERE
  event.lane = 'official' AND
  event.on <= $until AND
  (event.on < $until OR event.id > $after) AND
  event.kind IN $kinds AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
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
ORDER BY event.lane DESC, on DESC, id
LIMIT $max
