// name: status.count_nodes
// access: read
// params: none
// returns: label STRING, nodes INTEGER
// How many nodes of each kind there are.
MATCH (node:Unit)
RETURN 'Unit' AS label, count(node) AS nodes
UNION ALL
MATCH (node:Position)
RETURN 'Position' AS label, count(node) AS nodes
UNION ALL
MATCH (node:Person)
RETURN 'Person' AS label, count(node) AS nodes
UNION ALL
MATCH (node:Event)
RETURN 'Event' AS label, count(node) AS nodes
UNION ALL
MATCH (node:Report)
RETURN 'Report' AS label, count(node) AS nodes
