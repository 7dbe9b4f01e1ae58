// name: spans.create_holdings
// access: write
// params: rows LIST OF MAP, moments LIST OF ZONED DATETIME
// returns: none
// HOLDS relationships as derived, each with when it was known, by place among the moments.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Position {id: row.target})
CREATE
  (source)-[span:HOLDS {known_from: $moments[row.known_from], known_to: $moments[row.known_to]}]->
  (target)
SET span += row.properties
