// An act asked for twice under one key is done once; the answer is found again, and by its report.
CREATE CONSTRAINT idempotency_id IF NOT EXISTS FOR (n:Idempotency) REQUIRE n.id IS UNIQUE;
CREATE INDEX idempotency_report IF NOT EXISTS FOR (n:Idempotency) ON (n.report);
// Files that belong to reports.
CREATE CONSTRAINT attachment_id IF NOT EXISTS FOR (n:Attachment) REQUIRE n.id IS UNIQUE;
// A decision that is recorded already, by its number.
CREATE INDEX report_number IF NOT EXISTS FOR (n:Report) ON (n.number);
