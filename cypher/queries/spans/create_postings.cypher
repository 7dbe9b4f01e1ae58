// name: spans.create_postings
// access: write
// params: rows LIST OF MAP, known_from ZONED DATETIME, known_to ZONED DATETIME
// returns: none
// POSTED_TO relationships as derived at one recorded time.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:POSTED_TO]->(target)
SET span += row.properties, span.known_from = $known_from, span.known_to = $known_to
