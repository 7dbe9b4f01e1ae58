// What happened lately, and what was received lately of one kind.
CREATE INDEX event_day IF NOT EXISTS FOR (n:Event) ON (n.lane, n.on);
CREATE INDEX report_kind IF NOT EXISTS FOR (n:Report) ON (n.kind, n.received_at);
// When anything was last written down, or taken back.
CREATE INDEX asserts_recorded IF NOT EXISTS FOR ()-[r:ASSERTS]-() ON (r.recorded_at);
CREATE INDEX asserts_retracted IF NOT EXISTS FOR ()-[r:ASSERTS]-() ON (r.retracted_at);
