// Who informs us: one node for one informant of one account.
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE INDEX source_key IF NOT EXISTS FOR (n:Source) ON (n.key);
