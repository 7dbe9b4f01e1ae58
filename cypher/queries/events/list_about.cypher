// name: events.list_about
// access: read
// params: node_ids LIST OF STRING, kinds LIST OF STRING, until DATE, after STRING, unknown DATE, known_at ZONED DATETIME, clearance INTEGER, max INTEGER
// returns: id STRING, on DATE?
// Events that name one of these nodes and stand at a moment, newest first; those without a day last.
UNWIND $node_ids AS node_id
MATCH
  (node:Unit|Position|Person {id: node_id})<-[:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]-
  (event:Event)
WITH DISTINCT event, coalesce(event.on, $unknown) AS day
WHERE
  event.lane = 'official' AND
  event.kind IN $kinds AND
  (day < $until OR (day = $until AND event.id > $after)) AND
  EXISTS {
    MATCH (event)<-[said:ASSERTS]-(report:Report)
    WHERE
      said.lane = 'official' AND
      said.recorded_at <= $known_at AND
      said.retracted_at > $known_at AND
      report.level <= $clearance
  }
RETURN event.id AS id, event.on AS on
ORDER BY day DESC, id
LIMIT $max
