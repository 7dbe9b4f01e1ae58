// params: ids LIST OF STRING, copies LIST OF STRING
// returns: none
// Units once more for every copy, named and numbered apart.
UNWIND $ids AS id
MATCH (unit:Unit {id: id})
UNWIND $copies AS copy
CREATE (new:Unit)
SET
  new =
    unit
      {
        .*,
        id: copy + unit.id,
        external_id: copy + unit.external_id,
        name: unit.name + ' ' + copy,
        names: [name IN unit.names | name + ' ' + copy],
        folded: [name IN unit.folded | name + ' ' + copy]
      }
