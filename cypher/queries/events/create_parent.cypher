// name: events.create_parent
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// The PARENT role of events.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (node:Unit {id: row.node_id})
CREATE (event)-[:PARENT]->(node)
RETURN count(*) AS written
