// name: people.close_joins
// access: write
// params: rows LIST OF MAP, withdrawn_at ZONED DATETIME, open ZONED DATETIME
// returns: written INTEGER
// Joins that are taken back.
UNWIND $rows AS row
MATCH (:Person {id: row.first})-[join:SAME_AS]->(:Person {id: row.second})
WHERE join.withdrawn_at = $open
SET join.withdrawn_at = $withdrawn_at
RETURN count(*) AS written
