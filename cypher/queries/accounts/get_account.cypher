// name: accounts.get_account
// access: read
// params: account_id STRING
// returns: id STRING, name STRING, display STRING, made_at ZONED DATETIME, password_at ZONED DATETIME, closed_at ZONED DATETIME?
// One account; never its password.
MATCH (account:Account {id: $account_id})
RETURN
  account.id AS id,
  account.name AS name,
  account.display AS display,
  account.made_at AS made_at,
  account.password_at AS password_at,
  account.closed_at AS closed_at
