// name: signals.list_voices
// access: read
// params: kinds LIST OF STRING, known_at ZONED DATETIME, clearance INTEGER
// returns: event STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF MAP, report STRING, title STRING?, stance STRING, reliability STRING, credibility STRING, access STRING, recorded_at ZONED DATETIME
// Every informal report's standing word on an informal event, as known at a moment.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
WHERE
  report.lane = 'informal' AND
  report.received_at IS NOT NULL AND
  report.level <= $clearance AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
  event.kind IN $kinds
RETURN
  event.id AS event,
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
  report.id AS report,
  report.title AS title,
  said.stance AS stance,
  said.reliability AS reliability,
  said.credibility AS credibility,
  said.access AS access,
  said.recorded_at AS recorded_at
ORDER BY event, report
