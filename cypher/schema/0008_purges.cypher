// What was taken away for good.
CREATE CONSTRAINT purge_id IF NOT EXISTS FOR (n:Purge) REQUIRE n.id IS UNIQUE;
