// name: tokens.get_token
// access: read
// params: token_id STRING
// returns: id STRING, account STRING, scopes LIST OF STRING, made_at ZONED DATETIME, expires_at ZONED DATETIME, hashed STRING, revoked_at ZONED DATETIME?
// The record a token is held against.
MATCH (token:Token {id: $token_id})
RETURN
  token.id AS id,
  token.account AS account,
  token.scopes AS scopes,
  token.made_at AS made_at,
  token.expires_at AS expires_at,
  token.hashed AS hashed,
  token.revoked_at AS revoked_at
