// name: events.create_from_post
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// The FROM_POST role of events.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (node:Position {id: row.node_id})
CREATE (event)-[:FROM_POST]->(node)
RETURN count(*) AS written
