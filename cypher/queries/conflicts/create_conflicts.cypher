// name: conflicts.create_conflicts
// access: write
// params: rows LIST OF MAP, known_from ZONED DATETIME, known_to ZONED DATETIME
// returns: none
// Conflicts as derived at one recorded time.
UNWIND $rows AS row
CREATE (conflict:Conflict {id: row.id})
SET conflict += row.properties, conflict.known_from = $known_from, conflict.known_to = $known_to
