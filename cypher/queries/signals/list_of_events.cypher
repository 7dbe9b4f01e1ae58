// name: signals.list_of_events
// access: read
// params: event_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: event STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF MAP, report STRING, title STRING?, level INTEGER, author STRING?, kept_by STRING?, units LIST OF STRING?, source_class STRING?, alias STRING?, expires_on DATE?, text STRING?, sealed STRING?, source STRING?, assertion STRING, stance STRING, reliability STRING, credibility STRING, access STRING, recorded_at ZONED DATETIME
// Every informal report's standing word on some informal events.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
WHERE
  event.id IN $event_ids AND
  event.lane = 'informal' AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
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
  report.level AS level,
  report.author AS author,
  report.kept_by AS kept_by,
  report.units AS units,
  report.source_class AS source_class,
  report.alias AS alias,
  report.expires_on AS expires_on,
  report.text AS text,
  report.sealed AS sealed,
  [(report)-[:FROM]->(source:Source) | source.id ][0] AS source,
  said.id AS assertion,
  said.stance AS stance,
  said.reliability AS reliability,
  said.credibility AS credibility,
  said.access AS access,
  said.recorded_at AS recorded_at
ORDER BY event, report
