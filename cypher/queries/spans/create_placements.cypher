// name: spans.create_placements
// access: write
// params: rows LIST OF MAP, known_from ZONED DATETIME, known_to ZONED DATETIME
// returns: none
// IN relationships as derived at one recorded time.
UNWIND $rows AS row
MATCH (source:Position {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:IN]->(target)
SET span += row.properties, span.known_from = $known_from, span.known_to = $known_to
