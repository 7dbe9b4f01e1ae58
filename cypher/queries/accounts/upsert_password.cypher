// name: accounts.upsert_password
// access: write
// params: account_id STRING, password STRING, at ZONED DATETIME
// returns: none
// Put the hash of a new password in place of the old one; sessions begun before have ended.
MATCH (account:Account {id: $account_id})
SET account.password = $password, account.password_at = $at
