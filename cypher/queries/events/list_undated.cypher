// name: events.list_undated
// access: read
// params: kinds LIST OF STRING, after STRING, known_at ZONED DATETIME, clearance INTEGER, max INTEGER
// returns: id STRING
// Events without a day that stand at a moment, by id.
MATCH (event:Event)
WHERE
  event.id > $after AND
  event.lane = 'official' AND
  event.on IS NULL AND
  event.kind IN $kinds AND
  EXISTS {
    MATCH (event)<-[said:ASSERTS]-(report:Report)
    WHERE
      said.lane = 'official' AND
      said.recorded_at <= $known_at AND
      said.retracted_at > $known_at AND
      report.level <= $clearance
  }
RETURN event.id AS id
ORDER BY id
LIMIT $max
