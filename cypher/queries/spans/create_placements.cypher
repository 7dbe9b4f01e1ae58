// name: spans.create_placements
// access: write
// params: rows LIST OF MAP, moments LIST OF ZONED DATETIME
// returns: none
// IN relationships as derived, each with when it was known, by place among the moments.
UNWIND $rows AS row
MATCH (source:Position {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE
  (source)-[span:IN {known_from: $moments[row.known_from], known_to: $moments[row.known_to]}]->
  (target)
SET span += row.properties
