// name: assertions.create_assertions
// access: write
// params: rows LIST OF MAP, moments LIST OF ZONED DATETIME, open ZONED DATETIME
// returns: none
// The word of reports on events, each with when it was recorded, by place among the moments.
UNWIND $rows AS row
MATCH (report:Report {id: row.report_id})
MATCH (event:Event {id: row.event_id})
CREATE
  (report)-
    [said:ASSERTS {id: row.id, recorded_at: $moments[row.recorded_at], retracted_at: $open}]->
  (event)
SET said += row.properties
