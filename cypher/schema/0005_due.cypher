// Who retires by age or decision in a span of time, over the whole service.
CREATE INDEX person_born IF NOT EXISTS FOR (n:Person) ON (n.sex, n.birth_date);
CREATE INDEX person_leaves IF NOT EXISTS FOR (n:Person) ON (n.service_to);
// What happened of one kind in a span of time.
CREATE INDEX event_kind IF NOT EXISTS FOR (n:Event) ON (n.lane, n.kind, n.on);
