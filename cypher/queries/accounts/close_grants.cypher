// name: accounts.close_grants
// access: write
// params: grant_ids LIST OF STRING, by STRING, at ZONED DATETIME
// returns: none
// Withdraw grants; they stay on record.
MATCH (grant:Grant)
WHERE grant.id IN $grant_ids
SET grant.withdrawn_by = $by, grant.withdrawn_at = $at
