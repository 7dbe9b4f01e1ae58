// name: tokens.list_tokens
// access: read
// params: account_id STRING
// returns: id STRING, account STRING, scopes LIST OF STRING, made_at ZONED DATETIME, expires_at ZONED DATETIME, revoked_at ZONED DATETIME?
// The tokens of one account, revoked and expired ones too; never what they are held against.
MATCH (token:Token {account: $account_id})
RETURN
  token.id AS id,
  token.account AS account,
  token.scopes AS scopes,
  token.made_at AS made_at,
  token.expires_at AS expires_at,
  token.revoked_at AS revoked_at
ORDER BY made_at DESC, id
