// Up to which day somebody may hold a post, as known now: whoever left long ago is not looked at.
MATCH (person:Person)
CALL (person) {
  OPTIONAL MATCH (head:Person {id: person.joined_into})
  WITH person, coalesce(head, person) AS one
  OPTIONAL MATCH (one)-[held:HOLDS|POSTED_TO]->()
  WHERE held.known_to >= datetime('9999-12-31T00:00:00Z')
  WITH person, max(held.valid_to) AS latest
  SET person.seated_to = latest
} IN TRANSACTIONS OF 1000 ROWS;
