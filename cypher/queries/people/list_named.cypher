// name: people.list_named
// access: read
// params: ids LIST OF STRING
// returns: id STRING, name STRING?, external_id STRING?, joined_into STRING?
// People as they are named.
UNWIND $ids AS id
MATCH (person:Person {id: id})
RETURN
  person.id AS id,
  person.name AS name,
  person.external_id AS external_id,
  person.joined_into AS joined_into
ORDER BY id
