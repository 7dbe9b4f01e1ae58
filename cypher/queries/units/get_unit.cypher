// name: units.get_unit
// access: read
// params: unit_id STRING
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?, established_on STRING?, dissolved_on STRING?, names LIST OF STRING?, names_since LIST OF DATE?
// One unit.
MATCH (unit:Unit {id: $unit_id})
RETURN
  unit.id AS id,
  unit.name AS name,
  unit.kind AS kind,
  unit.external_id AS external_id,
  unit.established_on AS established_on,
  unit.dissolved_on AS dissolved_on,
  unit.names AS names,
  unit.names_since AS names_since
