// name: accounts.list_accounts
// access: read
// params: none
// returns: id STRING, name STRING, display STRING, made_at ZONED DATETIME, password_at ZONED DATETIME, closed_at ZONED DATETIME?
// All accounts, closed ones too; never their passwords.
MATCH (account:Account)
RETURN
  account.id AS id,
  account.name AS name,
  account.display AS display,
  account.made_at AS made_at,
  account.password_at AS password_at,
  account.closed_at AS closed_at
ORDER BY name
