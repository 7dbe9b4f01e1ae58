// name: people.upsert_places
// access: write
// params: person_ids LIST OF STRING, open ZONED DATETIME
// returns: none
// The units people belong to: those of the posts they hold, or held last, and up to when; a joined record has those of the person it is projected as, and moves with it.
UNWIND $person_ids AS person_id
MATCH (:Person {id: person_id})-[:SAME_AS*0..8]-(person:Person)
WITH DISTINCT person
OPTIONAL MATCH (head:Person {id: person.joined_into})
WITH person, coalesce(head, person) AS one
WITH
  person,
  COLLECT {
    MATCH (one)-[held:HOLDS]->(:Position)-[placed:IN]->(unit:Unit)
    WHERE held.known_to = $open AND placed.known_to = $open
    RETURN {until: held.valid_to, unit: unit.id}
      UNION
    MATCH (one)-[held:POSTED_TO]->(unit:Unit)
    WHERE held.known_to = $open
    RETURN {until: held.valid_to, unit: unit.id}
  } AS stays
UNWIND
  CASE size(stays)
    WHEN 0 THEN [{until: null, unit: null}]
    ELSE stays
  END AS stay
WITH person, stays, max(stay.until) AS latest
SET person.places = [stay IN stays WHERE stay.until = latest | stay.unit], person.seated_to = latest
