// name: events.close_matches
// access: write
// params: rows LIST OF MAP, withdrawn_at ZONED DATETIME, open ZONED DATETIME
// returns: written INTEGER
// Judgements on events that are taken back, by whom and why.
UNWIND $rows AS row
MATCH (:Event {id: row.first})-[match:MATCHES]->(:Event {id: row.second})
WHERE match.verdict = row.verdict AND match.withdrawn_at = $open
SET match.withdrawn_at = $withdrawn_at, match.withdrawn_by = row.by, match.withdrawn_why = row.why
RETURN count(*) AS written
