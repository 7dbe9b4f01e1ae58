// name: events.list_entries
// access: read
// params: event_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, kind STRING, lane STRING, on DATE?, on_precision STRING?, until DATE?, until_precision STRING?, details STRING, supports INTEGER, contradicts INTEGER, confidence FLOAT?, roles LIST OF MAP
// Events somebody had spoken of by a moment: their roles, and the words that stand then.
UNWIND $event_ids AS event_id
MATCH (event:Event {id: event_id})<-[said:ASSERTS]-(report:Report)
WHERE
  event.lane = 'official' AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      })) AND
  said.lane = 'official' AND
  said.recorded_at <= $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
WITH
  event,
  said.confidence AS sure,
  said.retracted_at > $known_at AND said.stance = 'supports' AS backs,
  said.retracted_at > $known_at AND said.stance = 'contradicts' AS denies
WITH
  event,
  count(
    CASE
      WHEN backs THEN 1
    END) AS supports,
  count(
    CASE
      WHEN denies THEN 1
    END) AS contradicts,
  max(
    CASE
      WHEN backs THEN sure
    END) AS confidence
RETURN
  event.id AS id,
  event.kind AS kind,
  event.lane AS lane,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  event.until_precision AS until_precision,
  event.details AS details,
  supports AS supports,
  contradicts AS contradicts,
  confidence AS confidence,
  COLLECT {
    MATCH (event)-[role:WHO|POST|FROM_POST|UNIT|FROM_UNIT|PARENT]->(node)
    RETURN {role: type(role), kind: labels(node)[0], id: node.id, places: node.places}
  } AS roles
ORDER BY id
