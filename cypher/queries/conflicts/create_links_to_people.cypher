// name: conflicts.create_links_to_people
// access: write
// params: rows LIST OF MAP
// returns: none
// Which people conflicts concern.
UNWIND $rows AS row
MATCH (conflict:Conflict {id: row.id})
MATCH (node:Person {id: row.node_id})
CREATE (conflict)-[:CONCERNS]->(node)
