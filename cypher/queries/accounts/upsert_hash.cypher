// name: accounts.upsert_hash
// access: write
// params: account_id STRING, before STRING, password STRING
// returns: none
// The same password hashed at today's cost; one set meanwhile stays.
MATCH (account:Account {id: $account_id})
WHERE account.password = $before
SET account.password = $password
