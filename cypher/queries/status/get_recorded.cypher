// name: status.get_recorded
// access: read
// params: known_at ZONED DATETIME, viewer MAP
// returns: at ZONED DATETIME
// When an official word this viewer may know was last written down, by a moment.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
USING INDEX said:ASSERTS(recorded_at)
WHERE
  said.recorded_at <= $known_at AND
  said.lane = 'official' AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN said.recorded_at AS at
ORDER BY at DESC
LIMIT 1
