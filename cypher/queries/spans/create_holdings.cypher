// name: spans.create_holdings
// access: write
// params: rows LIST OF MAP
// returns: none
// HOLDS relationships as derived, each with when it was known.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Position {id: row.target})
CREATE (source)-[span:HOLDS]->(target)
SET span += row.properties
