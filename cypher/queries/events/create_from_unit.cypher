// name: events.create_from_unit
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// The FROM_UNIT role of events.
UNWIND $rows AS row
MATCH (event:Event {id: row.event_id})
MATCH (node:Unit {id: row.node_id})
CREATE (event)-[:FROM_UNIT]->(node)
RETURN count(*) AS written
