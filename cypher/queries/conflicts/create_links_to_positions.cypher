// name: conflicts.create_links_to_positions
// access: write
// params: rows LIST OF MAP
// returns: none
// Which positions conflicts concern.
UNWIND $rows AS row
MATCH (conflict:Conflict {id: row.id})
MATCH (node:Position {id: row.node_id})
CREATE (conflict)-[:CONCERNS]->(node)
