// name: due.list_remarked
// access: read
// params: kind STRING, since DATE, until DATE, known_at ZONED DATETIME, viewer MAP
// returns: person_id STRING
// People about whom an event of a kind between two days stands at a moment.
MATCH (event:Event)
WHERE
  event.lane = 'official' AND
  event.kind = $kind AND
  event.on >= $since AND
  event.on <= $until AND
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
  }
MATCH (event)-[:WHO]->(record:Person)
RETURN DISTINCT coalesce(record.joined_into, record.id) AS person_id
ORDER BY person_id
