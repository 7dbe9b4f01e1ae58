// name: events.list_roles
// access: read
// params: ids LIST OF STRING
// returns: id STRING, kind STRING, roles LIST OF LIST OF STRING
// Kinds and roles of events.
UNWIND $ids AS id
MATCH (event:Event {id: id})
RETURN
  event.id AS id,
  event.kind AS kind,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(node)
    RETURN [type(role), node.id]
  } AS roles
ORDER BY id
