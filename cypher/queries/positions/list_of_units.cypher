// name: positions.list_of_units
// access: read
// params: unit_ids LIST OF STRING
// returns: id STRING
// Posts that events place in these units.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[:UNIT]-(event:Event)-[:POST]->(position:Position)
RETURN DISTINCT position.id AS id
ORDER BY id
