// name: accounts.list_sealed_sources
// access: read
// params: current STRING, max INTEGER
// returns: id STRING, sealed STRING
// Sources sealed under an older key, so many; read to be written again in the same transaction.
MATCH (source:Source)
WHERE source.sealed IS NOT NULL AND NOT source.sealed STARTS WITH $current
RETURN source.id AS id, source.sealed AS sealed
LIMIT $max
