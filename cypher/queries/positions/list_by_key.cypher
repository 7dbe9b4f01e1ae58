// name: positions.list_by_key
// access: read
// params: key STRING, open ZONED DATETIME
// returns: id STRING, name STRING?, external_id STRING?, register STRING?, live BOOLEAN, unit_name STRING?
// Positions that an id, an external id or an exact name stands for.
MATCH (position:Position)
WHERE position.id = $key OR position.external_id = $key OR position.title = $key
RETURN
  position.id AS id,
  position.title AS name,
  position.external_id AS external_id,
  position.register AS register,
  position.live AS live,
  head(
    COLLECT {
      MATCH (position)-[place:IN]->(unit:Unit)
      WHERE place.known_to = $open
      RETURN unit.name
    }) AS unit_name
ORDER BY id
