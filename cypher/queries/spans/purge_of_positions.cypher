// name: spans.purge_of_positions
// access: write
// params: limit INTEGER
// returns: purged INTEGER
// Take away derived spans of positions, so that they can be derived again.
MATCH (:Position)-[span:IN]->()
WITH span
LIMIT $limit
DELETE span
RETURN count(*) AS purged
