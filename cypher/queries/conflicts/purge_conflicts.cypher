// name: conflicts.purge_conflicts
// access: write
// params: limit INTEGER
// returns: purged INTEGER
// Take away conflicts, so that they can be derived again.
MATCH (conflict:Conflict)
WITH conflict
LIMIT $limit
DETACH DELETE conflict
RETURN count(*) AS purged
