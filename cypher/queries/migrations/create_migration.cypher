// name: migrations.create_migration
// access: write
// params: version STRING, checksum STRING, applied_at ZONED DATETIME
// returns: none
// One migration that has been applied.
CREATE (migration:Migration {version: $version, checksum: $checksum, applied_at: $applied_at})
