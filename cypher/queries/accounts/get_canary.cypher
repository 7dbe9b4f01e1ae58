// name: accounts.get_canary
// access: read
// params: none
// returns: canary STRING
// A sealed word that only the right key ring opens.
MATCH (keyring:Keyring {id: 'keys'})
RETURN keyring.canary AS canary
