// name: registers.upsert_register
// access: write
// params: id STRING, name STRING
// returns: none
// A named series of imports.
MERGE (register:Register {id: $id})
  ON CREATE SET register.name = $name
