// name: events.count_standing
// access: read
// params: kinds LIST OF STRING, as_of DATE, unknown DATE, known_at ZONED DATETIME, clearance INTEGER
// returns: total INTEGER
// How many events stand at a moment and had happened by a day.
MATCH (report:Report)-[said:ASSERTS]->(event:Event)
WHERE
  said.lane = 'official' AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
  report.level <= $clearance AND
  event.kind IN $kinds AND
  coalesce(event.on, $unknown) <= $as_of
RETURN count(DISTINCT event) AS total
