// name: spans.purge_of_units
// access: write
// params: none
// returns: none
// Take away every derived span of units, so that it can be derived again.
MATCH (:Unit)-[span:PART_OF|BECAME]->()
DELETE span
