// name: accounts.get_by_name
// access: read
// params: folded STRING
// returns: id STRING, name STRING, password STRING, closed BOOLEAN
// The account somebody signs in with, and the hash of its password.
MATCH (account:Account {folded: $folded})
RETURN
  account.id AS id,
  account.name AS name,
  account.password AS password,
  account.closed_at IS NOT NULL AS closed
