// Accounts, what they may do, and the tokens of programs.
CREATE CONSTRAINT account_id IF NOT EXISTS FOR (n:Account) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT account_folded IF NOT EXISTS FOR (n:Account) REQUIRE n.folded IS UNIQUE;
CREATE CONSTRAINT grant_id IF NOT EXISTS FOR (n:Grant) REQUIRE n.id IS UNIQUE;
CREATE INDEX grant_account IF NOT EXISTS FOR (n:Grant) ON (n.account);
CREATE CONSTRAINT token_id IF NOT EXISTS FOR (n:Token) REQUIRE n.id IS UNIQUE;
CREATE INDEX token_account IF NOT EXISTS FOR (n:Token) ON (n.account);
CREATE CONSTRAINT keyring_id IF NOT EXISTS FOR (n:Keyring) REQUIRE n.id IS UNIQUE;
// Who keeps which notes, to hand them over.
CREATE INDEX report_kept_by IF NOT EXISTS FOR (n:Report) ON (n.kept_by);
