// name: units.list_roots
// access: read
// params: as_of DATE, known_at ZONED DATETIME
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?
// Units that are part of no other on a day.
MATCH (unit:Unit)
WHERE
  unit.live AND
  (unit.established_on IS NULL OR unit.established_on <= toString($as_of)) AND
  (unit.dissolved_on IS NULL OR unit.dissolved_on > toString($as_of)) AND
  NOT EXISTS {
    MATCH (unit)-[link:PART_OF]->(:Unit)
    WHERE
      link.valid_from <= $as_of AND
      link.valid_to > $as_of AND
      link.known_from <= $known_at AND
      link.known_to > $known_at
  }
RETURN unit.id AS id, unit.name AS name, unit.kind AS kind, unit.external_id AS external_id
ORDER BY name, id
