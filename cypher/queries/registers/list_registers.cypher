// name: registers.list_registers
// access: read
// params: clearance INTEGER
// returns: name STRING, reports INTEGER, last_received ZONED DATETIME
// Registers with how many imports each has had and when the last one came.
MATCH (register:Register)<-[:OF]-(report:Report)
WHERE report.level <= $clearance
RETURN register.name AS name, count(report) AS reports, max(report.received_at) AS last_received
ORDER BY name
