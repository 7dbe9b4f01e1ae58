// params: ids LIST OF STRING, copies LIST OF STRING
// returns: none
// Posts once more for every copy, in the units of that copy.
UNWIND $ids AS id
MATCH (post:Position {id: id})
UNWIND $copies AS copy
CREATE (new:Position)
SET
  new =
    post
      {
        .*,
        id: copy + post.id,
        external_id: copy + post.external_id,
        title: post.title + ' ' + copy,
        folded: [name IN post.folded | name + ' ' + copy]
      }
WITH post, new, copy
MATCH (post)-[old:IN]->(unit:Unit)
MATCH (other:Unit {id: copy + unit.id})
CREATE (new)-[made:IN]->(other)
SET
  made =
    old
      {
        .*,
        opened_by: copy + old.opened_by,
        closed_by: copy + old.closed_by,
        events: [each IN old.events | copy + each]
      }
