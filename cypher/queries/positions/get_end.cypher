// name: positions.get_end
// access: read
// params: position_id STRING, known_at ZONED DATETIME
// returns: ended DATE?
// The day from which a post is in no unit any more; that of an open end where it still is in one.
MATCH (:Position {id: $position_id})-[place:IN]->(:Unit)
WHERE place.known_from <= $known_at AND place.known_to > $known_at
RETURN max(place.valid_to) AS ended
