// name: events.list_undated
// access: read
// params: kinds LIST OF STRING, after STRING, known_at ZONED DATETIME, viewer MAP, max INTEGER
// returns: id STRING
// Events without a day that stand at a moment, by id.
MATCH (event:Event)
WHERE
  event.id > $after AND
  event.lane = 'official' AND
  event.on IS NULL AND
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
RETURN event.id AS id
ORDER BY id
LIMIT $max
