// name: attachments.create_attachment
// access: write
// params: report_id STRING, id STRING, sha256 STRING, name STRING, size INTEGER, media STRING, verdict STRING, declared_by STRING?, at ZONED DATETIME
// returns: id STRING
// A file that passed the gate, with the report it belongs to.
MATCH (report:Report {id: $report_id})
CREATE
  (report)-[:HAS]->
  (file:Attachment
    {
      id: $id,
      sha256: $sha256,
      name: $name,
      size: $size,
      media: $media,
      verdict: $verdict,
      declared_by: $declared_by,
      attached_at: $at
    })
RETURN file.id AS id
