// name: purges.create_tombstone
// access: write
// params: id STRING, kind STRING, number STRING, why STRING, by STRING, second STRING, at ZONED DATETIME, reports INTEGER
// returns: none
// That something was taken away, on whose order and by whom; not what it was.
MERGE (purge:Purge {id: $id})
  ON CREATE SET
    purge.kind = $kind,
    purge.number = $number,
    purge.why = $why,
    purge.by = $by,
    purge.second = $second,
    purge.at = $at,
    purge.reports = $reports
