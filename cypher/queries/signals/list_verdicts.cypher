// name: signals.list_verdicts
// access: read
// params: signal_ids LIST OF STRING, known_at ZONED DATETIME, viewer MAP
// returns: signal STRING, official STRING, kind STRING, on DATE?, on_precision STRING?, verdict STRING, by STRING, why STRING, recorded_at ZONED DATETIME, withdrawn_at ZONED DATETIME, withdrawn_by STRING?, withdrawn_why STRING?, official_at ZONED DATETIME
// Reviewers' judgements on signals given by a moment, each with when its official event was first recorded; where the viewer may read of that event.
UNWIND $signal_ids AS signal_id
MATCH (:Event {id: signal_id})-[judged:MATCHES]-(event:Event)<-[said:ASSERTS]-(report:Report)
WHERE
  event.lane = 'official' AND
  judged.recorded_at <= $known_at AND
  said.recorded_at <= $known_at AND
  said.stance = 'supports' AND
  (report.level = 0 OR
    report.author = $viewer.account OR
    (report.level = 1 AND
      $viewer.clearance >= 1 AND
      size(report.units) > 0 AND
      ($viewer.everywhere OR all(unit IN report.units WHERE unit IN $viewer.scope))) OR
    (report.level = 2 AND $viewer.account IN report.readers)) AND
  (event.kind IN $viewer.kinds OR
    (event.kind IN $viewer.scoped_kinds AND
      EXISTS {
        MATCH (event)-[:WHO]->(person:Person)
        WHERE size(person.places) > 0 AND all(unit IN person.places WHERE unit IN $viewer.scope)
      }))
WITH signal_id, judged, event, min(said.recorded_at) AS official_at
RETURN
  signal_id AS signal,
  event.id AS official,
  event.kind AS kind,
  event.on AS on,
  event.on_precision AS on_precision,
  judged.verdict AS verdict,
  judged.by AS by,
  judged.why AS why,
  judged.recorded_at AS recorded_at,
  judged.withdrawn_at AS withdrawn_at,
  judged.withdrawn_by AS withdrawn_by,
  judged.withdrawn_why AS withdrawn_why,
  official_at AS official_at
ORDER BY signal, recorded_at, official
