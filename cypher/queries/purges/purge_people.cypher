// name: purges.purge_people
// access: write
// params: person_ids LIST OF STRING
// returns: none
// People taken away for good, with every spell they ever had.
UNWIND $person_ids AS person_id
MATCH (person:Person {id: person_id})
DETACH DELETE person
