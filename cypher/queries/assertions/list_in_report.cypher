// name: assertions.list_in_report
// access: read
// params: report_id STRING, kinds LIST OF STRING, row STRING, after STRING, known_at ZONED DATETIME, clearance INTEGER, max INTEGER
// returns: id STRING, event_id STRING, lane STRING, stance STRING, reliability STRING, credibility STRING, access STRING, confidence FLOAT?, row STRING?, why STRING?, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME
// What one report had said by a moment, what it took back too, by its rows.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WITH said, event, report, coalesce(said.row, '') AS place
WHERE
  said.lane = 'official' AND
  said.recorded_at <= $known_at AND
  report.level <= $clearance AND
  event.kind IN $kinds AND
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
