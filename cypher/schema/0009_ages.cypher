// Of whom birth or sex is not known, so that nobody can say when they retire.
CREATE INDEX person_unaged IF NOT EXISTS FOR (n:Person) ON (n.unaged);
MATCH (person:Person)
WHERE
  person.live AND
  (person.birth_date IS NULL OR NOT coalesce(person.sex, '') IN ['male', 'female'])
SET person.unaged = true;
