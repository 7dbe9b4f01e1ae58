// name: sources.get_by_key
// access: read
// params: account STRING, key STRING
// returns: id STRING
// The source an account named before under this fingerprint.
MATCH (source:Source {key: $key})
WHERE source.account = $account
RETURN source.id AS id
ORDER BY id
LIMIT 1
