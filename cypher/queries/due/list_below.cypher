// name: due.list_below
// access: read
// params: unit_id STRING, as_of DATE, known_at ZONED DATETIME
// returns: id STRING, kind STRING?, since STRING?
// Units below one unit on a day, the unit itself among them.
MATCH path = (:Unit {id: $unit_id})<-[:PART_OF*0..12]-(unit:Unit)
WHERE
  all(
    link IN relationships(path)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  )
RETURN DISTINCT unit.id AS id, unit.kind AS kind, unit.established_on AS since
ORDER BY id
