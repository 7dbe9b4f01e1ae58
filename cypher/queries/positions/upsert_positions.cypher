// name: positions.upsert_positions
// access: write
// params: rows LIST OF MAP
// returns: none
// Positions as they enter the graph; one that is there is left alone.
UNWIND $rows AS row
MERGE (position:Position {id: row.id})
  ON CREATE SET
    position.external_id = row.external_id,
    position.register = row.register,
    position.live = false
