// name: origin.get_origin
// access: read
// params: none
// returns: seed INTEGER?, national BOOLEAN?, loaded BOOLEAN?, written BOOLEAN, events BOOLEAN, registers BOOLEAN
// Whether the graph was begun as the invented demo office, and what else is in it.
OPTIONAL MATCH (clock:Clock {id: 'recorded'})
RETURN
  clock.demo_seed AS seed,
  clock.demo_national AS national,
  clock.demo_loaded AS loaded,
  clock.recorded_at IS NOT NULL AS written,
  EXISTS {
    MATCH (event:Event)
  } AS events,
  EXISTS {
    MATCH (register:Register)
  } AS registers
