// name: events.list_newest
// access: read
// params: kinds LIST OF STRING, until DATE, after STRING, known_at ZONED DATETIME, clearance INTEGER, max INTEGER
// returns: id STRING, on DATE
// Events with a day that stand at a moment, newest first; read from the index, and no further.
MATCH (event:Event)
WHERE
  event.lane = 'official' AND
  event.on <= $until AND
  (event.on < $until OR event.id > $after) AND
  event.kind IN $kinds AND
  EXISTS {
    MATCH (event)<-[said:ASSERTS]-(report:Report)
    WHERE
      said.lane = 'official' AND
      said.recorded_at <= $known_at AND
      said.retracted_at > $known_at AND
      report.level <= $clearance
  }
RETURN event.id AS id, event.on AS on
ORDER BY event.lane DESC, on DESC, id
LIMIT $max
