// name: accounts.close_account
// access: write
// params: account_id STRING, at ZONED DATETIME
// returns: none
// Close an account; it stays on record and can no longer be signed in with.
MATCH (account:Account {id: $account_id})
SET account.closed_at = $at
