// name: due.list_units
// access: read
// params: as_of DATE, known_at ZONED DATETIME
// returns: id STRING, kind STRING?, since STRING?
// Every unit that has posts on a day or is part of another, or another of it.
MATCH (unit:Unit)
WHERE
  EXISTS {
    MATCH (unit)<-[place:IN]-(:Position)
    WHERE
      place.valid_from <= $as_of AND
      place.valid_to > $as_of AND
      place.known_from <= $known_at AND
      place.known_to > $known_at
  } OR
  EXISTS {
    MATCH (unit)-[link:PART_OF]-(:Unit)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  }
RETURN unit.id AS id, unit.kind AS kind, unit.established_on AS since
ORDER BY id
