// Events of a kind, whether or not their day is known.
CREATE INDEX event_of_kind IF NOT EXISTS FOR (n:Event) ON (n.kind);
