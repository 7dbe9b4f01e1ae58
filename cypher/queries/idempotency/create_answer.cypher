// name: idempotency.create_answer
// access: write
// params: id STRING, body STRING, report STRING, event STRING, at ZONED DATETIME
// returns: none
// What an account is answered under a key; what it sent is kept as a keyed hash alone.
CREATE (:Idempotency {id: $id, body: $body, report: $report, event: $event, made_at: $at})
