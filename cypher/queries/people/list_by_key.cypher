// name: people.list_by_key
// access: read
// params: key STRING
// returns: id STRING, name STRING?, external_id STRING?, register STRING?, live BOOLEAN, joined_into STRING?
// People that an id, an external id or an exact name stands for.
MATCH (person:Person)
WHERE person.id = $key OR person.external_id = $key OR person.name = $key
RETURN
  person.id AS id,
  person.name AS name,
  person.external_id AS external_id,
  person.register AS register,
  person.live AS live,
  person.joined_into AS joined_into
ORDER BY id
