// name: units.list_successors
// access: read
// params: unit_id STRING, known_at ZONED DATETIME
// returns: id STRING, name STRING?, on DATE, how STRING, direction STRING
// What a unit became, and what became of others in it.
MATCH (this:Unit {id: $unit_id})-[link:BECAME]-(unit:Unit)
WHERE link.known_from <= $known_at AND link.known_to > $known_at
RETURN
  unit.id AS id,
  unit.name AS name,
  link.valid_from AS on,
  link.mode AS how,
  CASE
    WHEN startNode(link) = this THEN 'became'
    ELSE 'came_from'
  END AS direction
ORDER BY on, direction, id
