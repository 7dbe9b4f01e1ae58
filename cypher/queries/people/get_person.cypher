// name: people.get_person
// access: read
// params: person_id STRING
// returns: id STRING, name STRING?, external_id STRING?, service_to STRING?
// One person.
MATCH (person:Person {id: $person_id})
RETURN
  person.id AS id,
  person.name AS name,
  person.external_id AS external_id,
  person.service_to AS service_to
