// name: accounts.create_account
// access: write
// params: id STRING, name STRING, folded STRING, display STRING, password STRING, at ZONED DATETIME
// returns: none
// A new account that may do nothing yet.
CREATE
  (account:Account
    {
      id: $id,
      name: $name,
      folded: $folded,
      display: $display,
      password: $password,
      password_at: $at,
      made_at: $at
    })
