// name: due.list_leader_posts
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME
// returns: unit_id STRING, unit_kind STRING?, position_id STRING, rank STRING, seats_since LIST OF DATE?, seats_numbers LIST OF INTEGER?, since DATE, last_end DATE?, holders LIST OF MAP
// Posts of heads and deputies of these units on a day, with who may hold them and when somebody last held them in full.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})<-[place:IN]-(position:Position)
WHERE
  position.rank IN ['head', 'deputy'] AND
  place.valid_from <= $as_of AND
  place.valid_to > $as_of AND
  place.known_from <= $known_at AND
  place.known_to > $known_at
CALL (position) {
  OPTIONAL MATCH (position)<-[span:HOLDS]-(person:Person)
  WHERE span.known_from <= $known_at AND span.known_to > $known_at AND span.valid_from <= $as_of
  RETURN
    max(
      CASE
        WHEN span.valid_to <= $as_of AND span.mode = 'full' THEN span.valid_to
      END) AS last_end,
    collect(
      CASE
        WHEN
          span.valid_to > $as_of
          THEN
            {
              person: person.id,
              mode: span.mode,
              start: span.start,
              sure: span.sure_from <= $as_of AND span.sure_to > $as_of
            }
      END) AS holders
}
RETURN
  unit.id AS unit_id,
  unit.kind AS unit_kind,
  position.id AS position_id,
  position.rank AS rank,
  position.seats_since AS seats_since,
  position.seats_numbers AS seats_numbers,
  place.valid_from AS since,
  last_end AS last_end,
  holders AS holders
ORDER BY unit_id, position_id
