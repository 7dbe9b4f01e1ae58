// name: purges.list_people
// access: read
// params: person_id STRING
// returns: id STRING, name STRING?
// All records of one human being, named by any of them.
MATCH (person:Person {id: $person_id})
WITH coalesce(person.joined_into, person.id) AS head
CALL (head) {
  MATCH (record:Person {id: head})
  RETURN record
    UNION
  MATCH (record:Person {joined_into: head})
  RETURN record
}
RETURN record.id AS id, record.name AS name
ORDER BY id
