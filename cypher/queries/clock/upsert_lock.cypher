// name: clock.upsert_lock
// access: write
// params: none
// returns: none
// Take the one write lock without moving recorded time.
MERGE (clock:Clock {id: 'recorded'})
SET clock.turn = coalesce(clock.turn, 0) + 1
