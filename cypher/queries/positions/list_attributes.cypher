// name: positions.list_attributes
// access: read
// params: none
// returns: id STRING, attributes MAP
// Every property of positions.
MATCH (position:Position)
RETURN position.id AS id, properties(position) AS attributes
ORDER BY id
