// name: conflicts.create_conflicts
// access: write
// params: rows LIST OF MAP
// returns: none
// Conflicts as derived, each with when it was known.
UNWIND $rows AS row
CREATE (conflict:Conflict {id: row.id})
SET conflict += row.properties
