// name: spans.create_parents
// access: write
// params: rows LIST OF MAP
// returns: none
// PART_OF relationships as derived, each with when it was known.
UNWIND $rows AS row
MATCH (source:Unit {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:PART_OF]->(target)
SET span += row.properties
