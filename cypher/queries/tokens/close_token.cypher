// name: tokens.close_token
// access: write
// params: account_id STRING, token_id STRING, at ZONED DATETIME
// returns: id STRING
// Revoke a token of one's own.
MATCH (token:Token {id: $token_id})
WHERE token.account = $account_id AND token.revoked_at IS NULL
SET token.revoked_at = $at
RETURN token.id AS id
