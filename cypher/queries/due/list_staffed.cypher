// name: due.list_staffed
// access: read
// params: unit_ids LIST OF STRING, as_of DATE, known_at ZONED DATETIME, viewer MAP
// returns: unit_id STRING, unit_kind STRING?, id STRING, on DATE?, details STRING
// What was said of the posts allotted to these units and filled in them up to a day, the latest last.
UNWIND $unit_ids AS unit_id
MATCH (office:Unit {id: unit_id})<-[:UNIT]-(event:Event {kind: 'staffed'})
WHERE
  event.lane = 'official' AND
  event.on <= $as_of AND
  EXISTS {
    MATCH (event)<-[said:ASSERTS]-(report:Report)
    WHERE
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
  }
RETURN
  office.id AS unit_id,
  office.kind AS unit_kind,
  event.id AS id,
  event.on AS on,
  event.details AS details
ORDER BY unit_id, on, id
