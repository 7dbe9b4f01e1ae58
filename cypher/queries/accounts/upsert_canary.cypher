// name: accounts.upsert_canary
// access: write
// params: canary STRING
// returns: none
// Put the sealed word there, or the same under a newer key.
MERGE (keyring:Keyring {id: 'keys'})
SET keyring.canary = $canary
