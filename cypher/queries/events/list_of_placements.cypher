// name: events.list_of_placements
// access: read
// params: position_ids LIST OF STRING, kinds LIST OF STRING
// returns: source STRING, target STRING, event STRING
// Events of these kinds that put a post (source) in a unit (target).
UNWIND $position_ids AS position_id
MATCH (:Position {id: position_id})<-[:POST]-(event:Event)-[:UNIT]->(unit:Unit)
WHERE event.kind IN $kinds
RETURN DISTINCT position_id AS source, unit.id AS target, event.id AS event
ORDER BY source, target, event
