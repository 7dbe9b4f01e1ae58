// name: events.list_existing
// access: read
// params: ids LIST OF STRING
// returns: id STRING
// Which of these events are there already.
UNWIND $ids AS id
MATCH (event:Event {id: id})
RETURN event.id AS id
ORDER BY id
