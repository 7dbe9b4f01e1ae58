// name: purges.purge_events_of_people
// access: write
// params: person_ids LIST OF STRING
// returns: report_id STRING
// Everything ever said of some people, taken away for good; which reports had said it.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})<-[:WHO]-(event:Event)
OPTIONAL MATCH (event)<-[:ASSERTS]-(report:Report)
WITH event, collect(DISTINCT report.id) AS reports
DETACH DELETE event
WITH reports
UNWIND reports AS report_id
RETURN DISTINCT report_id AS report_id
