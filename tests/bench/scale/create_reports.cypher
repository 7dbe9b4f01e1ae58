// params: ids LIST OF STRING, copies LIST OF STRING
// returns: none
// Reports once more for every copy, with what they say of copied events and the units they cover.
UNWIND $ids AS id
MATCH (report:Report {id: id})
UNWIND $copies AS copy
CREATE (new:Report)
SET
  new =
    report
      {
        .*,
        id: copy + report.id,
        number: report.number + ' ' + copy,
        units: [unit IN report.units | copy + unit]
      }
WITH report, new, copy
CALL (report, new, copy) {
  MATCH (report)-[old:ASSERTS]->(event:Event)
  WHERE event.kind <> 'in_post'
  MATCH (other:Event {id: copy + event.id})
  CREATE (new)-[made:ASSERTS]->(other)
  SET made = old {.*, id: copy + old.id}
}
CALL (report, new, copy) {
  MATCH (report)-[old:COVERS]->(unit:Unit)
  MATCH (other:Unit {id: copy + unit.id})
  CREATE (new)-[made:COVERS]->(other)
  SET made = properties(old)
}
