// name: spans.create_parents
// access: write
// params: rows LIST OF MAP, known_from ZONED DATETIME, known_to ZONED DATETIME
// returns: none
// PART_OF relationships as derived at one recorded time.
UNWIND $rows AS row
MATCH (source:Unit {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE (source)-[span:PART_OF]->(target)
SET span += row.properties, span.known_from = $known_from, span.known_to = $known_to
