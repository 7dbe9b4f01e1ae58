// name: accounts.close_scope
// access: write
// params: grant_id STRING, on DATE
// returns: none
// End a grant on a day, which is the first it no longer holds on.
MATCH (grant:Grant {id: $grant_id})
SET grant.valid_to = $on
