// name: assertions.list_in_report
// access: read
// params: report_id STRING, row STRING, after STRING, known_at ZONED DATETIME, viewer MAP, max INTEGER
// returns: id STRING, event_id STRING, lane STRING, stance STRING, reliability STRING, credibility STRING, access STRING, confidence FLOAT?, row STRING?, why STRING?, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME
// What one report had said by a moment, what it took back too, by its rows.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WITH said, event, report, coalesce(said.row, '') AS place
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
      })) AND
  (place > $row OR (place = $row AND said.id > $after))
RETURN
  said.id AS id,
  event.id AS event_id,
  said.lane AS lane,
  said.stance AS stance,
  said.reliability AS reliability,
  said.credibility AS credibility,
  said.access AS access,
  said.confidence AS confidence,
  said.row AS row,
  said.why AS why,
  said.recorded_at AS recorded_at,
  said.retracted_at AS retracted_at
ORDER BY place, id
LIMIT $max
