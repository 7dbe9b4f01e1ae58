// name: conflicts.create_links_to_units
// access: write
// params: rows LIST OF MAP
// returns: none
// Which units conflicts concern.
UNWIND $rows AS row
MATCH (conflict:Conflict {id: row.id})
MATCH (node:Unit {id: row.node_id})
CREATE (conflict)-[:CONCERNS]->(node)
