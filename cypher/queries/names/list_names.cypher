// name: names.list_names
// access: read
// params: ids LIST OF STRING
// returns: id STRING, kind STRING, name STRING?
// What these units, posts and people are called.
UNWIND $ids AS node_id
CALL (node_id) {
  MATCH (unit:Unit {id: node_id})
  RETURN 'unit' AS kind, unit.name AS name
    UNION ALL
  MATCH (position:Position {id: node_id})
  RETURN 'position' AS kind, position.title AS name
    UNION ALL
  MATCH (person:Person {id: node_id})
  RETURN 'person' AS kind, person.name AS name
}
RETURN node_id AS id, kind AS kind, name AS name
ORDER BY id
