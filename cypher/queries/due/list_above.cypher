// name: due.list_above
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, above STRING
// What these units are part of on a day, and what that is part of, up to the top: each pair once.
UNWIND $unit_ids AS unit_id
MATCH (:Unit {id: unit_id})-[link:PART_OF]->(above:Unit)
WHERE
  link.valid_from <= $as_of AND
  link.valid_to > $as_of AND
  link.known_from <= $known_at AND
  link.known_to > $known_at
WITH collect({id: unit_id, above: above.id}) AS direct, collect(DISTINCT above) AS parents
CALL (parents) {
  UNWIND parents AS parent
  MATCH path = (parent)-[:PART_OF*1..11]->(:Unit)
  WHERE
    all(
      link IN relationships(path)
      WHERE
        link.valid_from <= $as_of AND
        link.valid_to > $as_of AND
        link.known_from <= $known_at AND
        link.known_to > $known_at
    )
  WITH relationships(path)[-1] AS link
  RETURN collect(DISTINCT {id: startNode(link).id, above: endNode(link).id}) AS higher
}
UNWIND direct + higher AS pair
RETURN DISTINCT pair.id AS id, pair.above AS above
ORDER BY id, above
