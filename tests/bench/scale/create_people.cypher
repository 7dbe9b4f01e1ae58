// params: ids LIST OF STRING, copies LIST OF STRING
// returns: none
// People once more for every copy, with every spell of theirs, superseded ones too.
UNWIND $ids AS id
MATCH (person:Person {id: id})
UNWIND $copies AS copy
CREATE (new:Person)
SET
  new =
    person
      {
        .*,
        id: copy + person.id,
        external_id: copy + person.external_id,
        joined_into: copy + person.joined_into,
        places: [place IN person.places | copy + place],
        name: person.name + ' ' + copy,
        folded: [name IN person.folded | name + ' ' + copy]
      }
WITH person, new, copy
CALL (person, new, copy) {
  MATCH (person)-[old:HOLDS]->(post:Position)
  MATCH (other:Position {id: copy + post.id})
  CREATE (new)-[made:HOLDS]->(other)
  SET
    made =
      old
        {
          .*,
          opened_by: copy + old.opened_by,
          closed_by: copy + old.closed_by,
          events: [each IN old.events | copy + each]
        }
}
CALL (person, new, copy) {
  MATCH (person)-[old:PLANNED_FOR]->(post:Position)
  MATCH (other:Position {id: copy + post.id})
  CREATE (new)-[made:PLANNED_FOR]->(other)
  SET
    made =
      old
        {
          .*,
          opened_by: copy + old.opened_by,
          closed_by: copy + old.closed_by,
          events: [each IN old.events | copy + each]
        }
}
CALL (person, new, copy) {
  MATCH (person)-[old:POSTED_TO]->(unit:Unit)
  MATCH (other:Unit {id: copy + unit.id})
  CREATE (new)-[made:POSTED_TO]->(other)
  SET
    made =
      old
        {
          .*,
          opened_by: copy + old.opened_by,
          closed_by: copy + old.closed_by,
          events: [each IN old.events | copy + each]
        }
}
