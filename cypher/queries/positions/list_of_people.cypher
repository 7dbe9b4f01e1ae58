// name: positions.list_of_people
// access: read
// params: person_ids LIST OF STRING
// returns: id STRING
// Posts that events name together with these people.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})<-[:WHO]-(event:Event)-[:POST|FROM_POST]->(position:Position)
RETURN DISTINCT position.id AS id
ORDER BY id
