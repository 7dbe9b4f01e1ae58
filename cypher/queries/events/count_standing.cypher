// name: events.count_standing
// access: read
// params: kinds LIST OF STRING, as_of DATE, unknown DATE, known_at ZONED DATETIME, viewer MAP
// returns: total INTEGER
// How many events stand at a moment and had happened by a day.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
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
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  event.kind IN $kinds AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
  coalesce(event.on, $unknown) <= $as_of
RETURN count(DISTINCT event) AS total
