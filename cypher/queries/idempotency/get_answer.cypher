// name: idempotency.get_answer
// access: read
// params: id STRING
// returns: body STRING, report STRING, event STRING?
// What an account was answered under a key.
MATCH (once:Idempotency {id: $id})
RETURN once.body AS body, once.report AS report, once.event AS event
