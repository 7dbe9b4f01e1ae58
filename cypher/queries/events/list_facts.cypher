// name: events.list_facts
// access: read
// params: lane STRING
// returns: id STRING, kind STRING, lane STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, roles LIST OF LIST OF STRING
// Every event of a lane, whoever told of it and whether or not the word still stands.
MATCH (event:Event)
WHERE event.lane = $lane
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
  } AS roles
ORDER BY id
