// name: accounts.list_scope
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, open ZONED DATETIME
// returns: id STRING
// Units in scope on a day: what is or was below these units, what all of that became since, and what is below that.
UNWIND $unit_ids AS root_id
MATCH (root:Unit {id: root_id})<-[parts:PART_OF*0..12]-(unit:Unit)
WHERE
  all(
    part IN parts
    WHERE
      part.known_to = $open AND
      part.valid_from <= $as_of AND
      (part.valid_to > $as_of OR startNode(part).dissolved_on IS NOT NULL)
  )
WITH collect(DISTINCT unit) AS units
CALL (units) {
  UNWIND units AS unit
  RETURN unit AS found
    UNION
  UNWIND units AS unit
  MATCH (unit)-[steps:BECAME*1..8]->(heir:Unit)
  WHERE all(step IN steps WHERE step.known_to = $open AND step.valid_from <= $as_of)
  WITH DISTINCT heir
  MATCH (heir)<-[parts:PART_OF*0..12]-(below:Unit)
  WHERE
    all(
      part IN parts
      WHERE
        part.known_to = $open AND
        part.valid_from <= $as_of AND
        (part.valid_to > $as_of OR startNode(part).dissolved_on IS NOT NULL)
    )
  WITH DISTINCT below
  MATCH (below)-[steps:BECAME*0..8]->(last:Unit)
  WHERE all(step IN steps WHERE step.known_to = $open AND step.valid_from <= $as_of)
  RETURN last AS found
}
RETURN DISTINCT found.id AS id
ORDER BY id
