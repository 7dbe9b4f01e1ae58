// name: units.list_named
// access: read
// params: ids LIST OF STRING
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?, names LIST OF STRING?, names_since LIST OF DATE?
// Units as they are named, with their dated names.
UNWIND $ids AS id
MATCH (unit:Unit {id: id})
RETURN
  unit.id AS id,
  unit.name AS name,
  unit.kind AS kind,
  unit.external_id AS external_id,
  unit.names AS names,
  unit.names_since AS names_since
ORDER BY id
