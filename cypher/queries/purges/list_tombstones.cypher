// name: purges.list_tombstones
// access: read
// params: none
// returns: id STRING, kind STRING, number STRING, why STRING, by STRING, second STRING, at ZONED DATETIME, reports INTEGER
// What was ever taken away, the last first.
MATCH (purge:Purge)
RETURN
  purge.id AS id,
  purge.kind AS kind,
  purge.number AS number,
  purge.why AS why,
  purge.by AS by,
  purge.second AS second,
  purge.at AS at,
  purge.reports AS reports
ORDER BY at DESC, id
