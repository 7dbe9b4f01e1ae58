// name: spans.create_plans
// access: write
// params: rows LIST OF MAP
// returns: none
// PLANNED_FOR relationships as derived, each with when it was known.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Position {id: row.target})
CREATE (source)-[span:PLANNED_FOR]->(target)
SET span += row.properties
