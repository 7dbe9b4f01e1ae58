// name: status.get_recorded
// access: read
// params: known_at ZONED DATETIME, clearance INTEGER
// returns: at ZONED DATETIME
// When an official word was last written down, by a moment.
MATCH (report:Report)-[said:ASSERTS]->(:Event)
WHERE said.recorded_at <= $known_at AND said.lane = 'official' AND report.level <= $clearance
RETURN said.recorded_at AS at
ORDER BY at DESC
LIMIT 1
