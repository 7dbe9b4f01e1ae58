// name: coverages.create_coverages
// access: write
// params: rows LIST OF MAP
// returns: written INTEGER
// Which units a report speaks for as a whole.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (unit:Unit {id: row.unit_id})
CREATE
  (report)-
    [:COVERS {family: row.family, recorded_at: row.recorded_at, retracted_at: row.retracted_at}]->
  (unit)
RETURN count(*) AS written
