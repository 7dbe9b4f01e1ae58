// name: units.upsert_attributes
// access: write
// params: rows LIST OF MAP
// returns: none
// Derived attributes of units, each map whole: null takes an attribute away.
UNWIND $rows AS row
MATCH (unit:Unit {id: row.id})
SET unit += row.attributes
