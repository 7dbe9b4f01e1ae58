// name: units.list_parentless
// access: read
// params: as_of DATE, known_at ZONED DATETIME
// returns: id STRING, name STRING?, kind STRING?, external_id STRING?
// Units that were known to be part of no other on a day, ended ones among them.
MATCH (unit:Unit)
WHERE
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
