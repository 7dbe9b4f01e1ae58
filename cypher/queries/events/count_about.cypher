// name: events.count_about
// access: read
// params: node_ids LIST OF STRING, kinds LIST OF STRING, as_of DATE, unknown DATE, known_at ZONED DATETIME, clearance INTEGER
// returns: total INTEGER
// How many events name one of these nodes, stand at a moment and had happened by a day.
UNWIND $node_ids AS node_id
MATCH
  (node:Unit|Position|Person {id: node_id})<-[:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]-
  (event:Event)
WHERE
  event.lane = 'official' AND
  event.kind IN $kinds AND
  coalesce(event.on, $unknown) <= $as_of AND
  EXISTS {
    MATCH (event)<-[said:ASSERTS]-(report:Report)
    WHERE
      said.lane = 'official' AND
      said.recorded_at <= $known_at AND
      said.retracted_at > $known_at AND
      report.level <= $clearance
  }
RETURN count(DISTINCT event) AS total
