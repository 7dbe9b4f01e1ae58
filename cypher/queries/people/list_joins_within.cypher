// name: people.list_joins_within
// access: read
// params: person_id STRING, known_at ZONED DATETIME
// returns: first STRING, second STRING, by STRING, why STRING, recorded_at ZONED DATETIME
// Joins in force at a moment that make up one person, over several records if need be, the oldest first.
MATCH path = (:Person {id: $person_id})-[:SAME_AS*1..8]-(:Person)
WHERE
  all(
    join IN relationships(path)
    WHERE join.recorded_at <= $known_at AND join.withdrawn_at > $known_at
  )
UNWIND relationships(path) AS join
RETURN DISTINCT
  startNode(join).id AS first,
  endNode(join).id AS second,
  join.by AS by,
  join.why AS why,
  join.recorded_at AS recorded_at
ORDER BY recorded_at, first, second
