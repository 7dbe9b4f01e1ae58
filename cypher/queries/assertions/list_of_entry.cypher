// name: assertions.list_of_entry
// access: read
// params: report_id STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, event STRING, lane STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF MAP, stance STRING, reliability STRING, credibility STRING, access STRING, confidence FLOAT?, row STRING?, why STRING?, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME
// Every word of one report recorded by a moment, with its event; those taken back too.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WHERE
  said.recorded_at <= $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  (event.kind IN $viewer.kinds OR
    report.author = $viewer.account OR
    (event.kind IN $viewer.scoped_kinds AND
      size(report.units) > 0 AND
      all(unit IN report.units WHERE unit IN $viewer.scope)))
RETURN
  said.id AS id,
  event.id AS event,
  event.lane AS lane,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(node)
    RETURN {role: type(role), kind: labels(node)[0], id: node.id}
  } AS roles,
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
