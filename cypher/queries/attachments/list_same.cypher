// name: attachments.list_same
// access: read
// params: sha256 STRING
// returns: id STRING
// Whether any report has a file of this content.
MATCH (file:Attachment)
WHERE file.sha256 = $sha256
RETURN file.id AS id
LIMIT 1
