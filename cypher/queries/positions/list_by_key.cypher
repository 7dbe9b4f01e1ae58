// name: positions.list_by_key
// access: read
// params: key STRING
// returns: id STRING, name STRING?, external_id STRING?, live BOOLEAN
// Positions that an id, an external id or an exact name stands for.
MATCH (position:Position)
WHERE position.id = $key OR position.external_id = $key OR position.title = $key
RETURN
  position.id AS id,
  position.title AS name,
  position.external_id AS external_id,
  position.live AS live
ORDER BY id
