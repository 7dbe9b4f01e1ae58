// name: migrations.upsert_lock
// access: write
// params: none
// returns: none
// Hold off every other migration until this transaction ends.
MERGE (lock:Clock {id: 'migrations'})
SET lock.turn = coalesce(lock.turn, 0) + 1
