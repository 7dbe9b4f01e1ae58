// params: ids LIST OF STRING, copies LIST OF STRING
// returns: none
// Events once more for every copy, about the people, posts and units of that copy.
UNWIND $ids AS id
MATCH (event:Event {id: id})
UNWIND $copies AS copy
CREATE (new:Event)
SET new = event {.*, id: copy + event.id}
WITH event, new, copy
CALL (event, new, copy) {
  MATCH (event)-[:WHO]->(node:Person)
  MATCH (other:Person {id: copy + node.id})
  CREATE (new)-[:WHO]->(other)
}
CALL (event, new, copy) {
  MATCH (event)-[role:POST|FROM_POST]->(node:Position)
  MATCH (other:Position {id: copy + node.id})
  CREATE (new)-[:$(type(role))]->(other)
}
CALL (event, new, copy) {
  MATCH (event)-[role:UNIT|FROM_UNIT|PARENT]->(node:Unit)
  MATCH (other:Unit {id: copy + node.id})
  CREATE (new)-[:$(type(role))]->(other)
}
