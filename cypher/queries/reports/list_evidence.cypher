// name: reports.list_evidence
// access: read
// params: event_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: event STRING, kind STRING, on DATE?, on_precision STRING?, report STRING, report_kind STRING, title STRING?, number STRING?, issued_on DATE?, received_at ZONED DATETIME, lane STRING, stance STRING, reliability STRING, credibility STRING, access STRING, confidence FLOAT?, row STRING?, recorded_at ZONED DATETIME
// The reports under events, as known at a moment, for a viewer of this clearance who may read these kinds.
UNWIND $event_ids AS event_id
MATCH (event:Event {id: event_id})<-[said:ASSERTS]-(report:Report)
WHERE
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  event.id AS event,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  report.id AS report,
  report.kind AS report_kind,
  report.title AS title,
  report.number AS number,
  report.issued_on AS issued_on,
  report.received_at AS received_at,
  said.lane AS lane,
  said.stance AS stance,
  said.reliability AS reliability,
  said.credibility AS credibility,
  said.access AS access,
  said.confidence AS confidence,
  said.row AS row,
  said.recorded_at AS recorded_at
ORDER BY event, report, row
