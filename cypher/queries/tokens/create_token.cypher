// name: tokens.create_token
// access: write
// params: id STRING, account STRING, scopes LIST OF STRING, made_at ZONED DATETIME, expires_at ZONED DATETIME, hashed STRING
// returns: none
// The record of a program's token; the token itself is nowhere.
CREATE
  (token:Token
    {
      id: $id,
      account: $account,
      scopes: $scopes,
      made_at: $made_at,
      expires_at: $expires_at,
      hashed: $hashed
    })
