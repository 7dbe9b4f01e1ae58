// name: sources.upsert_sources
// access: write
// params: rows LIST OF MAP
// returns: none
// Who informs us; one informant of one account is one node, whatever is sealed of them.
UNWIND $rows AS row
MERGE (source:Source {id: row.id})
  ON CREATE SET
    source.account = row.account,
    source.key = row.key,
    source.source_class = row.source_class,
    source.sealed = row.sealed
