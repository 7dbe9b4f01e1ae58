// name: events.create_who
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// The WHO role of events.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (node:Person {id: row.node_id})
CREATE (event)-[:WHO]->(node)
RETURN count(*) AS written
