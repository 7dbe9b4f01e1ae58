// name: clock.get_clock
// access: read
// params: none
// returns: recorded_at ZONED DATETIME?
// The last recorded time.
MATCH (clock:Clock {id: 'recorded'})
RETURN clock.recorded_at AS recorded_at
