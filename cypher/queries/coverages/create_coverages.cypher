// name: coverages.create_coverages
// access: write
// params: rows LIST OF MAP, recorded_at ZONED DATETIME, open ZONED DATETIME
// returns: none
// Which units a report speaks for as a whole.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (unit:Unit {id: row.unit_id})
CREATE
  (report)-[:COVERS {family: row.family, recorded_at: $recorded_at, retracted_at: $open}]->(unit)
