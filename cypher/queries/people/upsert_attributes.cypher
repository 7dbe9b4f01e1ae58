// name: people.upsert_attributes
// access: write
// params: rows LIST OF MAP
// returns: none
// Derived attributes of people, each map whole: null takes an attribute away.
UNWIND $rows AS row
MATCH (person:Person {id: row.id})
SET person += row.attributes
