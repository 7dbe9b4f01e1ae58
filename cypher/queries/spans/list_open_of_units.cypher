// name: spans.list_open_of_units
// access: read
// params: unit_ids LIST OF STRING, open ZONED DATETIME
// returns: type STRING, source STRING, fingerprint STRING
// Parents and successors of these units, as it stands.
UNWIND $unit_ids AS unit_id
MATCH (unit:Unit {id: unit_id})-[span:PART_OF|BECAME]->(:Unit)
WHERE span.known_to = $open
RETURN type(span) AS type, unit.id AS source, span.fingerprint AS fingerprint
ORDER BY fingerprint
