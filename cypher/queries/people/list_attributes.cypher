// name: people.list_attributes
// access: read
// params: none
// returns: id STRING, attributes MAP
// Every property of people.
MATCH (person:Person)
RETURN person.id AS id, properties(person) AS attributes
ORDER BY id
