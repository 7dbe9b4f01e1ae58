// name: people.get_person
// access: read
// params: person_id STRING
// returns: id STRING, name STRING?, external_id STRING?, sex STRING?, birth_date STRING?, other_names LIST OF STRING?, service_to STRING?
// One person.
MATCH (person:Person {id: $person_id})
RETURN
  person.id AS id,
  person.name AS name,
  person.external_id AS external_id,
  person.sex AS sex,
  person.birth_date AS birth_date,
  person.other_names AS other_names,
  person.service_to AS service_to
