// name: events.list_of_unit_pairs
// access: read
// params: pairs LIST OF MAP
// returns: source STRING, target STRING, event STRING
// Events that put one unit (source) below another (target), or made it live on in it.
UNWIND $pairs AS pair
MATCH (:Unit {id: pair.source})<-[role:UNIT|FROM_UNIT]-(event:Event)
WHERE
  (type(role) = 'UNIT' AND EXISTS { (event)-[:PARENT]->(:Unit {id: pair.target}) }) OR
  (type(role) = 'FROM_UNIT' AND EXISTS { (event)-[:UNIT]->(:Unit {id: pair.target}) })
RETURN DISTINCT pair.source AS source, pair.target AS target, event.id AS event
ORDER BY source, target, event
