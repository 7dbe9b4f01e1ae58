// name: positions.list_named
// access: read
// params: ids LIST OF STRING, known_at ZONED DATETIME
// returns: id STRING, title STRING?, rank STRING?, seats INTEGER?, seats_since LIST OF DATE?, seats_numbers LIST OF INTEGER?, external_id STRING?, unit_id STRING?, unit_name STRING?
// Posts as they are named, each with the unit it is (or was last) in.
UNWIND $ids AS id
MATCH (position:Position {id: id})
CALL (position) {
  OPTIONAL MATCH (position)-[place:IN]->(unit:Unit)
  WHERE place.known_from <= $known_at AND place.known_to > $known_at
  RETURN unit
  ORDER BY place.valid_from DESC
  LIMIT 1
}
RETURN
  position.id AS id,
  position.title AS title,
  position.rank AS rank,
  position.seats AS seats,
  position.seats_since AS seats_since,
  position.seats_numbers AS seats_numbers,
  position.external_id AS external_id,
  unit.id AS unit_id,
  unit.name AS unit_name
ORDER BY id
