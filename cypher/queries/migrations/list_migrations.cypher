// name: migrations.list_migrations
// access: read
// params: none
// returns: version STRING, checksum STRING
// Migrations that have been applied.
MATCH (migration:Migration)
RETURN migration.version AS version, migration.checksum AS checksum
ORDER BY version
