// name: assertions.count_in_report
// access: read
// params: report_id STRING, kinds LIST OF STRING, known_at ZONED DATETIME, clearance INTEGER
// returns: total INTEGER, standing INTEGER
// How many words one report had said by a moment, and how many stand then.
MATCH (report:Report {id: $report_id})-[said:ASSERTS]->(event:Event)
WHERE
  said.lane = 'official' AND
  said.recorded_at <= $known_at AND
  report.level <= $clearance AND
  event.kind IN $kinds
RETURN count(said) AS total, count(
    CASE
      WHEN said.retracted_at > $known_at THEN 1
    END) AS standing
