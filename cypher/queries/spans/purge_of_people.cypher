// name: spans.purge_of_people
// access: write
// params: limit INTEGER
// returns: purged INTEGER
// Take away derived spans of people, so that they can be derived again.
MATCH (:Person)-[span:HOLDS|PLANNED_FOR|POSTED_TO]->()
WITH span
LIMIT $limit
DELETE span
RETURN count(*) AS purged
