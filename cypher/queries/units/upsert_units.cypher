// name: units.upsert_units
// access: write
// params: rows LIST OF MAP
// returns: none
// Units as they enter the graph; one that is there is left alone.
UNWIND $rows AS row
MERGE (unit:Unit {id: row.id})
  ON CREATE SET unit.external_id = row.external_id, unit.register = row.register, unit.live = false
