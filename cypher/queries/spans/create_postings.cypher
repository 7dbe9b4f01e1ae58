// name: spans.create_postings
// access: write
// params: rows LIST OF MAP, moments LIST OF ZONED DATETIME
// returns: none
// POSTED_TO relationships as derived, each with when it was known, by place among the moments.
UNWIND $rows AS row
MATCH (source:Person {id: row.source})
MATCH (target:Unit {id: row.target})
CREATE
  (source)-
    [span:POSTED_TO {known_from: $moments[row.known_from], known_to: $moments[row.known_to]}]->
  (target)
SET span += row.properties
