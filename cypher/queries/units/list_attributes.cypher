// name: units.list_attributes
// access: read
// params: none
// returns: id STRING, attributes MAP
// Every property of units.
MATCH (unit:Unit)
RETURN unit.id AS id, properties(unit) AS attributes
ORDER BY id
