// name: spans.create_plans
// access: write
// params: rows LIST OF MAP, moments LIST OF ZONED DATETIME
// returns: none
// PLANNED_FOR relationships as derived, each with when it was known, by place among the moments.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Position {id: row.target})
CREATE
  (source)-
    [span:PLANNED_FOR {known_from: $moments[row.known_from], known_to: $moments[row.known_to]}]->
  (target)
SET span += row.properties
