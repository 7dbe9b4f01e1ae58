// params: ids LIST OF STRING, copies LIST OF STRING, tops LIST OF STRING
// returns: none
// What copied units are part of and became; those directly below a top are part of that very top.
UNWIND $ids AS id
MATCH (unit:Unit {id: id})
UNWIND $copies AS copy
MATCH (new:Unit {id: copy + id})
CALL (unit, new, copy) {
  MATCH (unit)-[old:PART_OF]->(above:Unit)
  MATCH
    (other:Unit {
      id:
        CASE
          WHEN above.id IN $tops THEN above.id
          ELSE copy + above.id
        END
    })
  CREATE (new)-[made:PART_OF]->(other)
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
CALL (unit, new, copy) {
  MATCH (unit)-[old:BECAME]->(later:Unit)
  MATCH (other:Unit {id: copy + later.id})
  CREATE (new)-[made:BECAME]->(other)
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
