// name: spans.purge_of_people
// access: write
// params: none
// returns: none
// Take away every derived span of people, so that it can be derived again.
MATCH (:Person)-[span:HOLDS|PLANNED_FOR|POSTED_TO]->()
DELETE span
