// name: people.list_of_units
// access: read
// params: unit_ids LIST OF STRING
// returns: id STRING
// People that events name together with these units.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})<-[:UNIT|FROM_UNIT]-(event:Event)-[:WHO]->(person:Person)
RETURN DISTINCT person.id AS id
ORDER BY id
