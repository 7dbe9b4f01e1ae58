// name: units.list_by_key
// access: read
// params: key STRING
// returns: id STRING, name STRING?, external_id STRING?, register STRING?, live BOOLEAN
// Units that an id, an external id or an exact name stands for.
MATCH (unit:Unit)
WHERE unit.id = $key OR unit.external_id = $key OR unit.name = $key
RETURN
  unit.id AS id,
  unit.name AS name,
  unit.external_id AS external_id,
  unit.register AS register,
  unit.live AS live
ORDER BY id
