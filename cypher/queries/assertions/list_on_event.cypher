// name: assertions.list_on_event
// access: read
// params: event_id STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, report_id STRING, lane STRING, stance STRING, reliability STRING, credibility STRING, access STRING, confidence FLOAT?, row STRING?, why STRING?, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME
// Every word on one event that had been recorded by a moment, those taken back too.
MATCH (:Event {id: $event_id})<-[said:ASSERTS]-(report:Report)
WHERE
  said.lane = 'official' AND
  said.recorded_at <= $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  said.id AS id,
  report.id AS report_id,
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
ORDER BY recorded_at, id
