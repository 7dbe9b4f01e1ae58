// params: ids LIST OF STRING, copies LIST OF STRING
// returns: none
// Conflicts once more for every copy, with what they concern.
UNWIND $ids AS id
MATCH (conflict:Conflict {id: id})
UNWIND $copies AS copy
CREATE (new:Conflict)
SET
  new =
    conflict
      {
        .*,
        id: copy + conflict.id,
        nodes: [node IN conflict.nodes | copy + node],
        events: [event IN conflict.events | copy + event]
      }
WITH conflict, new, copy
CALL (conflict, new, copy) {
  MATCH (conflict)-[:CONCERNS]->(node:Person)
  MATCH (other:Person {id: copy + node.id})
  CREATE (new)-[:CONCERNS]->(other)
}
CALL (conflict, new, copy) {
  MATCH (conflict)-[:CONCERNS]->(node:Position)
  MATCH (other:Position {id: copy + node.id})
  CREATE (new)-[:CONCERNS]->(other)
}
CALL (conflict, new, copy) {
  MATCH (conflict)-[:CONCERNS]->(node:Unit)
  MATCH (other:Unit {id: copy + node.id})
  CREATE (new)-[:CONCERNS]->(other)
}
