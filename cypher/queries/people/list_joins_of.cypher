// name: people.list_joins_of
// access: read
// params: person_ids LIST OF STRING, known_at ZONED DATETIME
// returns: first STRING, second STRING
// Joins in force at a moment that reach these people, over several records if need be.
UNWIND $person_ids AS person_id
MATCH path = (:Person {id: person_id})-[:SAME_AS*1..8]-(:Person)
WHERE
  all(
    join IN relationships(path)
    WHERE join.recorded_at <= $known_at AND join.withdrawn_at > $known_at
  )
UNWIND relationships(path) AS join
RETURN DISTINCT startNode(join).id AS first, endNode(join).id AS second
ORDER BY first, second
