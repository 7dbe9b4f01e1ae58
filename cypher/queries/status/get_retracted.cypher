// name: status.get_retracted
// access: read
// params: known_at ZONED DATETIME, clearance INTEGER
// returns: at ZONED DATETIME
// When an official word was last taken back, by a moment.
MATCH (report:Report)-[said:ASSERTS]->(:Event)
WHERE said.retracted_at <= $known_at AND said.lane = 'official' AND report.level <= $clearance
RETURN said.retracted_at AS at
ORDER BY at DESC
LIMIT 1
