// name: events.list_facts
// access: read
// params: clearance INTEGER
// returns: id STRING, kind STRING, lane STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF LIST OF STRING, voices LIST OF MAP
// Every event with every official word ever said on it, withdrawn ones too.
MATCH (event:Event)<-[said:ASSERTS]-(report:Report)
WHERE said.lane = 'official' AND said.stance = 'supports' AND report.level <= $clearance
WITH
  event,
  collect({
    report: report.id,
    register: report.register,
    kind: report.kind,
    issued_on: report.issued_on,
    received_at: report.received_at,
    recorded_at: said.recorded_at,
    retracted_at: said.retracted_at
  }) AS voices
RETURN
  event.id AS id,
  event.kind AS kind,
  event.lane AS lane,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(node)
    RETURN [type(role), node.id]
  } AS roles,
  voices AS voices
ORDER BY id
