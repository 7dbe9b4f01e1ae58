// name: status.count_nodes
// access: read
// params: none
// returns: label STRING, nodes INTEGER
// How many units, posts and people there are that everybody may know of.
MATCH (node:Unit)
WHERE node.live
RETURN 'Unit' AS label, count(node) AS nodes
  UNION ALL
MATCH (node:Position)
WHERE node.live
RETURN 'Position' AS label, count(node) AS nodes
  UNION ALL
MATCH (node:Person)
WHERE node.live
RETURN 'Person' AS label, count(node) AS nodes
