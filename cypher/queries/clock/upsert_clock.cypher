// name: clock.upsert_clock
// access: write
// params: now ZONED DATETIME
// returns: recorded_at ZONED DATETIME
// Take the one write lock and the next recorded time: now, or just after the last.
MERGE (clock:Clock {id: 'recorded'})
SET clock.turn = coalesce(clock.turn, 0) + 1
WITH clock
SET
  clock.recorded_at =
    CASE
      WHEN clock.recorded_at >= $now THEN clock.recorded_at + duration({microseconds: 1})
      ELSE $now
    END
RETURN clock.recorded_at AS recorded_at
