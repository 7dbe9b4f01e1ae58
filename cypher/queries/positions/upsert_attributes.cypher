// name: positions.upsert_attributes
// access: write
// params: rows LIST OF MAP
// returns: none
// Derived attributes of positions, each map whole: null takes an attribute away.
UNWIND $rows AS row
MATCH (position:Position {id: row.id})
SET position += row.attributes
