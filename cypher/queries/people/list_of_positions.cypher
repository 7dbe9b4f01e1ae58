// name: people.list_of_positions
// access: read
// params: position_ids LIST OF STRING
// returns: id STRING
// People that events name together with these posts.
UNWIND $position_ids AS position_id
MATCH (:Position {id: position_id})<-[:POST|FROM_POST]-(event:Event)-[:WHO]->(person:Person)
RETURN DISTINCT person.id AS id
ORDER BY id
