// name: succeeding.list_units_in_reach
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: of STRING, id STRING, name STRING?, names LIST OF STRING?, names_since LIST OF DATE?, kind STRING?, external_id STRING?, relation STRING
// The units a post of these may be filled from on a day: itself, those above, below and beside.
UNWIND $unit_ids AS unit_id
MATCH (this:Unit {id: unit_id})
CALL (this) {
  RETURN this AS unit, 'same' AS relation
    UNION
  MATCH (this)-[link:PART_OF]->(unit:Unit)
  WHERE
    link.valid_from <= $as_of AND
    link.valid_to > $as_of AND
    link.known_from <= $known_at AND
    link.known_to > $known_at
  RETURN unit AS unit, 'above' AS relation
    UNION
  MATCH (this)<-[link:PART_OF]-(unit:Unit)
  WHERE
    link.valid_from <= $as_of AND
    link.valid_to > $as_of AND
    link.known_from <= $known_at AND
    link.known_to > $known_at
  RETURN unit AS unit, 'below' AS relation
    UNION
  MATCH (this)-[up:PART_OF]->(:Unit)<-[link:PART_OF]-(unit:Unit)
  WHERE
    all(
      each IN [up, link]
      WHERE
        each.valid_from <= $as_of AND
        each.valid_to > $as_of AND
        each.known_from <= $known_at AND
        each.known_to > $known_at
    )
  RETURN unit AS unit, 'beside' AS relation
}
RETURN
  unit_id AS of,
  unit.id AS id,
  unit.name AS name,
  unit.names AS names,
  unit.names_since AS names_since,
  unit.kind AS kind,
  unit.external_id AS external_id,
  relation AS relation
ORDER BY of, relation, id
