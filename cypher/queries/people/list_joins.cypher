// name: people.list_joins
// access: read
// params: known_at ZONED DATETIME
// returns: first STRING, second STRING, recorded_at ZONED DATETIME, withdrawn_at ZONED DATETIME
// Joins ever recorded up to a moment.
MATCH (first:Person)-[join:SAME_AS]->(second:Person)
WHERE join.recorded_at <= $known_at
RETURN
  first.id AS first,
  second.id AS second,
  join.recorded_at AS recorded_at,
  join.withdrawn_at AS withdrawn_at
ORDER BY recorded_at, first, second
