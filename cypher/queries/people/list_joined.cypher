// name: people.list_joined
// access: read
// params: person_ids LIST OF STRING
// returns: id STRING, external_id STRING?
// Records joined into these people, by the external id each came with.
MATCH (person:Person)
WHERE person.joined_into IN $person_ids
RETURN person.joined_into AS id, person.external_id AS external_id
ORDER BY id, external_id
