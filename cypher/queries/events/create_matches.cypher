// name: events.create_matches
// access: write
// params: rows LIST OF MAP, recorded_at ZONED DATETIME, open ZONED DATETIME
// returns: written INTEGER
// A reviewer's judgement on two events.
UNWIND $rows AS row
MATCH (first:Event {id: row.first})
MATCH (second:Event {id: row.second})
CREATE
  (first)-
    [:MATCHES {
        verdict: row.verdict,
        by: row.by,
        why: row.why,
        recorded_at: $recorded_at,
        withdrawn_at: $open
      }]->
  (second)
RETURN count(*) AS written
