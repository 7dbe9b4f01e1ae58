// name: spans.create_successors
// access: write
// params: rows LIST OF MAP, known_from ZONED DATETIME, known_to ZONED DATETIME
// returns: none
// BECAME relationships as derived at one recorded time.
UNWIND $rows AS row
MATCH (source:Unit {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:BECAME]->(target)
SET span += row.properties, span.known_from = $known_from, span.known_to = $known_to
