// name: accounts.upsert_sealed_sources
// access: write
// params: rows LIST OF MAP
// returns: none
// The same identities under the current key.
UNWIND $rows AS row
MATCH (source:Source {id: row.id})
SET source.sealed = row.sealed
