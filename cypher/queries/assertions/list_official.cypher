// name: assertions.list_official
// access: read
// params: clearance INTEGER
// returns: report STRING, register STRING?, kind STRING, issued_on DATE?, received_at ZONED DATETIME, recorded_at ZONED DATETIME, retracted_at ZONED DATETIME, events LIST OF STRING
// Every official word ever said, withdrawn ones too: what each report said and took back together.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
WHERE said.lane = 'official' AND said.stance = 'supports' AND report.level <= $clearance
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
