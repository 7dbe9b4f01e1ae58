// name: reports.count_received
// access: read
// params: kinds LIST OF STRING, known_at ZONED DATETIME, clearance INTEGER
// returns: total INTEGER
// How many official reports had been recorded by a moment.
MATCH (report:Report)
WHERE
  report.lane = 'official' AND
  report.kind IN $kinds AND
  report.level <= $clearance AND
  (EXISTS {
      MATCH (report)-[said:ASSERTS|COVERS]->()
      WHERE said.recorded_at <= $known_at
    } OR
    (report.received_at <= $known_at AND
      NOT EXISTS {
        MATCH (report)-[:ASSERTS|COVERS]->()
      }))
RETURN count(report) AS total
