// name: conflicts.purge_conflicts
// access: write
// params: none
// returns: none
// Take away every conflict, so that they can be derived again.
MATCH (conflict:Conflict)
DETACH DELETE conflict
