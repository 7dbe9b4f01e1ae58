// name: spans.create_placements
// access: write
// params: rows LIST OF MAP
// returns: none
// IN relationships as derived, each with when it was known.
UNWIND $rows AS row
MATCH (source:Position {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:IN]->(target)
SET span += row.properties
