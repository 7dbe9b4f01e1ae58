// name: spans.create_postings
// access: write
// params: rows LIST OF MAP
// returns: none
// POSTED_TO relationships as derived, each with when it was known.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:POSTED_TO]->(target)
SET span += row.properties
