// name: names.get_kind
// access: read
// params: node_id STRING
// returns: kind STRING, live BOOLEAN?, joined_into STRING?
// What a unit, post or person of this id is.
MATCH (node:Unit|Position|Person {id: $node_id})
RETURN labels(node)[0] AS kind, node.live AS live, node.joined_into AS joined_into
ORDER BY kind
LIMIT 1
