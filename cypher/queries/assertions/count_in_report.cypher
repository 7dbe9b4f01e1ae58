// name: assertions.count_in_report
// access: read
// params: report_id STRING, known_at ZONED DATETIME, viewer MAP
// returns: total INTEGER, standing INTEGER
// How many words one report had said by a moment, and how many stand then.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WHERE
  said.lane = 'official' AND
  said.recorded_at <= $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      }))
RETURN count(said) AS total, count(
    CASE
      WHEN said.retracted_at > $known_at THEN 1
    END) AS standing
