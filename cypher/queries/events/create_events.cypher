// name: events.create_events
// access: write
// params: rows LIST OF MAP
// returns: none
// Events; immutable once written.
UNWIND $rows AS row
CREATE (event:Event {id: row.id})
SET event += row.properties
