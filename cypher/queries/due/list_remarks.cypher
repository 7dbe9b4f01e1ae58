// name: due.list_remarks
// access: read
// params: person_ids LIST OF STRING, kinds LIST OF STRING, since DATE, known_at ZONED DATETIME, viewer MAP
// returns: person_id STRING, kind STRING, on DATE?, on_precision STRING?, details STRING
// Events of these kinds about people, from a day on or of no day, that stand at a moment; those about joined records too.
UNWIND $person_ids AS person_id
CALL (person_id) {
  MATCH (record:Person {id: person_id})
  RETURN record AS record
    UNION
  MATCH (record:Person {joined_into: person_id})
  RETURN record AS record
}
MATCH (record)<-[:WHO]-(event:Event)
WHERE
  event.lane = 'official' AND
  event.kind IN $kinds AND
  coalesce(event.on, $since) >= $since AND
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
RETURN DISTINCT
  person_id AS person_id,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.details AS details
ORDER BY person_id, on, details
