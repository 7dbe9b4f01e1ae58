// name: events.create_unit
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// The UNIT role of events.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (node:Unit {id: row.node_id})
CREATE (event)-[:UNIT]->(node)
RETURN count(*) AS written
