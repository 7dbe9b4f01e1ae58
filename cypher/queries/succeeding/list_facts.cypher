// name: succeeding.list_facts
// access: read
// params: person_ids LIST OF STRING, kinds LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: person_id STRING, id STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, voices LIST OF MAP
// Official events of these kinds about people, their joined records included, with who says so.
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
  event.kind IN $kinds AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
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
WITH
  person_id,
  event,
  collect({
    kind: report.kind,
    day: coalesce(report.issued_on, date(report.received_at)),
    id: report.id
  }) AS voices
RETURN
  person_id AS person_id,
  event.id AS id,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  voices AS voices
ORDER BY person_id, on, id
