// name: accounts.upsert_lock
// access: write
// params: none
// returns: none
// Take the lock under which accounts and grants are checked and changed; recorded time stands still.
MERGE (clock:Clock {id: 'accounts'})
SET clock.turn = coalesce(clock.turn, 0) + 1
