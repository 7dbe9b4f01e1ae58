// name: reviews.list_seats
// access: read
// params: rows LIST OF MAP, as_of DATE, known_at ZONED DATETIME
// returns: event STRING, position_id STRING, day DATE, seats_since LIST OF DATE?, seats_numbers LIST OF INTEGER?, holders INTEGER
// How many people certainly hold these posts in full, each on a day of its own or on the day asked for.
UNWIND $rows AS row
MATCH (position:Position {id: row.position})
WITH row, position, coalesce(row.day, $as_of) AS day
RETURN
  row.event AS event,
  position.id AS position_id,
  day AS day,
  position.seats_since AS seats_since,
  position.seats_numbers AS seats_numbers,
  COUNT {
    MATCH (position)<-[span:HOLDS]-(holder:Person)
    WHERE
      span.mode = 'full' AND
      span.known_from <= $known_at AND
      span.known_to > $known_at AND
      span.sure_from <= day AND
      span.sure_to > day
    RETURN DISTINCT holder
  } AS holders
ORDER BY event, position_id
