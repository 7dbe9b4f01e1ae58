// Names and foreign ids people ask by.
CREATE INDEX unit_external_id IF NOT EXISTS FOR (n:Unit) ON (n.external_id);
CREATE INDEX position_external_id IF NOT EXISTS FOR (n:Position) ON (n.external_id);
CREATE INDEX person_external_id IF NOT EXISTS FOR (n:Person) ON (n.external_id);
CREATE INDEX unit_name IF NOT EXISTS FOR (n:Unit) ON (n.name);
CREATE INDEX position_title IF NOT EXISTS FOR (n:Position) ON (n.title);
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX person_joined_into IF NOT EXISTS FOR (n:Person) ON (n.joined_into);
// Lists that start from a property and not from a node.
CREATE INDEX holds_term_to IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.term_to);
CREATE INDEX holds_valid_to IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.valid_to);
CREATE INDEX report_received IF NOT EXISTS FOR (n:Report) ON (n.lane, n.received_at);
CREATE INDEX conflict_known IF NOT EXISTS FOR (n:Conflict) ON (n.known_to);
// Folded names: no diacritics, no case. The analyzer drops no word: An, To and In are names.
CREATE FULLTEXT INDEX names IF NOT EXISTS
FOR (n:Unit|Position|Person) ON EACH [n.folded]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
