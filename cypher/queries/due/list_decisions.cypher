// name: due.list_decisions
// access: read
// params: event_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: id STRING, kind STRING, on DATE?, on_precision STRING?, until DATE?, issued_on DATE?
// Events that open a stay or a term or move its end, with the day the first report of each was issued.
UNWIND $event_ids AS event_id
MATCH (event:Event {id: event_id})<-[said:ASSERTS]-(report:Report)
WHERE
  event.lane = 'official' AND
  event.kind IN [
    'appointed',
    'reappointed',
    'extended',
    'transferred',
    'rotated',
    'position_changed'
  ] AND
  said.lane = 'official' AND
  said.stance = 'supports' AND
  said.recorded_at <= $known_at AND
  said.retracted_at > $known_at AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers))
RETURN
  event.id AS id,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  event.until AS until,
  min(report.issued_on) AS issued_on
ORDER BY on, id
