// name: origin.upsert_demo
// access: write
// params: seed INTEGER, national BOOLEAN, loaded BOOLEAN
// returns: none
// Mark the graph as the invented demo office, whole or still being written.
MERGE (clock:Clock {id: 'recorded'})
SET clock.demo_seed = $seed, clock.demo_national = $national, clock.demo_loaded = $loaded
