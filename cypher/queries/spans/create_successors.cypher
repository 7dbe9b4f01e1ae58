// name: spans.create_successors
// access: write
// params: rows LIST OF MAP
// returns: none
// BECAME relationships as derived, each with when it was known.
UNWIND $rows AS row
MATCH (source:Unit {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:BECAME]->(target)
SET span += row.properties
