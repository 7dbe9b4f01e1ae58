// name: spans.purge_of_units
// access: write
// params: limit INTEGER
// returns: purged INTEGER
// Take away derived spans of units, so that they can be derived again.
MATCH (:Unit)-[span:PART_OF|BECAME]->()
WITH span
LIMIT $limit
DELETE span
RETURN count(*) AS purged
