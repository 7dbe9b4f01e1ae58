// name: reports.create_register_links
// access: write
// params: rows LIST OF MAP
// returns: none
// Which register each report belongs to.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (register:Register {id: row.register_id})
CREATE (report)-[:OF]->(register)
