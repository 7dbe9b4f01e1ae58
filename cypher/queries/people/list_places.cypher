// name: people.list_places
// access: read
// params: person_ids LIST OF STRING
// returns: id STRING, places LIST OF STRING
// The units people belong to today: who may know what is personal of them is measured by these.
UNWIND $person_ids AS person_id
MATCH (person:Person {id: person_id})
RETURN person.id AS id, coalesce(person.places, []) AS places
ORDER BY id
