// name: spans.purge_of_positions
// access: write
// params: none
// returns: none
// Take away every derived span of positions, so that it can be derived again.
MATCH (:Position)-[span:IN]->()
DELETE span
