// name: due.list_origins
// access: read
// params: unit_ids LIST OF STRING, known_at ZONED DATETIME
// returns: id STRING, origin STRING, on DATE
// What these units came from by merger or split, and on which day; what those came from too.
UNWIND $unit_ids AS unit_id
MATCH path = (:Unit {id: unit_id})<-[:BECAME*1..4]-(:Unit)
WHERE
  all(link IN relationships(path) WHERE link.known_from <= $known_at AND link.known_to > $known_at)
WITH relationships(path)[-1] AS link
RETURN DISTINCT endNode(link).id AS id, startNode(link).id AS origin, link.valid_from AS on
ORDER BY id, origin
