// name: people.create_joins
// access: write
// params: rows LIST OF MAP, recorded_at ZONED DATETIME, open ZONED DATETIME
// returns: written INTEGER
// Two records found to be one human.
UNWIND $rows AS row
MATCH (first:Person {id: row.first})
MATCH (second:Person {id: row.second})
CREATE
  (first)-[:SAME_AS {by: row.by, why: row.why, recorded_at: $recorded_at, withdrawn_at: $open}]->
  (second)
RETURN count(*) AS written
