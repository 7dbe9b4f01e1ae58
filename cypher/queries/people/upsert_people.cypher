// name: people.upsert_people
// access: write
// params: rows LIST OF MAP
// returns: none
// People as they enter the graph; one that is there is left alone.
UNWIND $rows AS row
MERGE (person:Person {id: row.id})
  ON CREATE SET
    person.external_id = row.external_id,
    person.register = row.register,
    person.live = false
