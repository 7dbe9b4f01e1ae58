// name: spans.create_holdings
// access: write
// params: rows LIST OF MAP, known_from ZONED DATETIME, known_to ZONED DATETIME
// returns: none
// HOLDS relationships as derived at one recorded time.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Position {id: row.target})
CREATE (source)-[span:HOLDS]->(target)
SET span += row.properties, span.known_from = $known_from, span.known_to = $known_to
