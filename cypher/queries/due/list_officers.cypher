// name: due.list_officers
// access: read
// params: unit_ids LIST OF STRING, title STRING, kinds LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, unit_kind STRING?, officers LIST OF STRING, others LIST OF STRING
// Of these units those of some kinds or with posts of a title that at most one person holds on a day: who does, and who else is in post.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})<-[place:IN]-(position:Position)
WHERE
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
WITH
  unit,
  collect({post: position, fits: any(name IN position.folded WHERE name STARTS WITH $title)}) AS posts
WHERE unit.kind IN $kinds OR any(each IN posts WHERE each.fits)
CALL (posts) {
  UNWIND posts AS each
  WITH each.post AS post, each.fits AS fits
  OPTIONAL MATCH (post)<-[span:HOLDS]-(person:Person)
  WHERE
    span.valid_from <= $as_of AND
    span.valid_to > $as_of AND
    span.known_from <= $known_at AND
    span.known_to > $known_at
  RETURN
    collect(DISTINCT
      CASE
        WHEN fits THEN person.id
      END) AS officers,
    collect(DISTINCT
      CASE
        WHEN NOT fits THEN person.id
      END) AS others
}
WITH unit, officers, [person IN others WHERE NOT person IN officers] AS others
WHERE size(officers) <= 1
RETURN unit.id AS unit_id, unit.kind AS unit_kind, officers AS officers, others AS others
ORDER BY unit_id
