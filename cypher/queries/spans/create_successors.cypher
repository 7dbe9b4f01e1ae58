// name: spans.create_successors
// access: write
// params: rows LIST OF MAP, moments LIST OF ZONED DATETIME
// returns: none
// BECAME relationships as derived, each with when it was known, by place among the moments.
UNWIND $rows AS row
MATCH (source:Unit {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE
  (source)-[span:BECAME {known_from: $moments[row.known_from], known_to: $moments[row.known_to]}]->
  (target)
SET span += row.properties
