// name: names.list_matches
// access: read
// params: query STRING, max INTEGER, open ZONED DATETIME
// returns: kind STRING, id STRING, name STRING?, external_id STRING?, unit_id STRING?, unit_name STRING?, score FLOAT
// Units, posts and people whose names fit a full-text query, best first.
CALL
  db.index.fulltext.queryNodes(
    'names',
    $query
  )
  YIELD node, score
  WHERE node.live AND node.joined_into IS NULL
WITH node, score
ORDER BY score DESC, node.id
LIMIT $max
OPTIONAL MATCH (node)-[place:IN]->(unit:Unit)
WHERE place.known_to = $open
RETURN
  labels(node)[0] AS kind,
  node.id AS id,
  coalesce(node.name, node.title) AS name,
  node.external_id AS external_id,
  unit.id AS unit_id,
  unit.name AS unit_name,
  score AS score
ORDER BY score DESC, id
