// name: assertions.list_official
// access: read
// params: viewer MAP
// returns: report STRING, register STRING?, kind STRING, issued_on DATE?, received_at ZONED DATETIME, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME, events LIST OF STRING
// Every official word ever said, withdrawn ones too: what each report said and took back together.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
WHERE
  said.lane = 'official' AND
  said.stance = 'supports' AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
WITH
  report,
  said.recorded_at AS recorded_at,
  said.retracted_at AS retracted_at,
  collect(event.id) AS events
RETURN
  report.id AS report,
  report.register AS register,
  report.kind AS kind,
  report.issued_on AS issued_on,
  report.received_at AS received_at,
  recorded_at AS recorded_at,
  retracted_at AS retracted_at,
  events AS events
ORDER BY report, recorded_at, retracted_at
