// name: conflicts.close_conflicts
// access: write
// params: ids LIST OF STRING, known_to ZONED DATETIME
// returns: none
// Conflicts that are superseded.
UNWIND $ids AS id
MATCH (conflict:Conflict {id: id})
SET conflict.known_to = $known_to
