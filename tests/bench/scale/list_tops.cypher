// params: none
// returns: id STRING
// Units that were never part of another.
MATCH (unit:Unit)
WHERE
  NOT EXISTS {
    MATCH (unit)-[:PART_OF]->(:Unit)
  }
RETURN unit.id AS id
ORDER BY id
