// name: events.list_matches
// access: read
// params: known_at ZONED DATETIME
// returns: verdict STRING, first STRING, second STRING, recorded_at ZONED DATETIME, withdrawn_at ZONED DATETIME
// Judgements on events ever recorded up to a moment.
MATCH (first:Event)-[match:MATCHES]->(second:Event)
WHERE match.recorded_at <= $known_at
RETURN
  match.verdict AS verdict,
  first.id AS first,
  second.id AS second,
  match.recorded_at AS recorded_at,
  match.withdrawn_at AS withdrawn_at
ORDER BY recorded_at, first, second
