// name: sources.create_report_links
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// Whom each report comes from.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (source:Source {id: row.source_id})
CREATE (report)-[:FROM]->(source)
RETURN count(*) AS written
