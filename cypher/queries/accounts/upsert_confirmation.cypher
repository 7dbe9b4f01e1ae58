// name: accounts.upsert_confirmation
// access: write
// params: grant_id STRING, by STRING, at ZONED DATETIME
// returns: none
// A second person confirms a grant.
MATCH (grant:Grant {id: $grant_id})
SET grant.confirmed_by = $by, grant.confirmed_at = $at
