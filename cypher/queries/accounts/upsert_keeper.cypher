// name: accounts.upsert_keeper
// access: write
// params: keeper STRING, successor STRING, unit_ids LIST OF STRING
// returns: reports INTEGER
// Hand over what somebody keeps of these units in the informal lane, up to level 1.
MATCH (report:Report {kept_by: $keeper})
WHERE
  report.lane = 'informal' AND
  report.level <= 1 AND
  any(unit IN report.units WHERE unit IN $unit_ids)
SET report.kept_by = $successor
RETURN count(report) AS reports
