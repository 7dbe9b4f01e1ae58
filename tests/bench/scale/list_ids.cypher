// params: label STRING
// returns: id STRING
// The nodes of a kind to be copied, by id. The sightings of staff lists are left out.
MATCH (node:Unit|Position|Person|Event|Report|Conflict)
WHERE $label IN labels(node) AND coalesce(node.kind, '') <> 'in_post'
RETURN node.id AS id
ORDER BY id
