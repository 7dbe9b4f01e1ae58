// name: accounts.get_grant
// access: read
// params: grant_id STRING
// returns: id STRING, account STRING, right STRING, value STRING, valid_from DATE, valid_to DATE?, proposed_by STRING, proposed_at ZONED DATETIME, confirmed_by STRING?, confirmed_at ZONED DATETIME?, withdrawn_by STRING?, withdrawn_at ZONED DATETIME?
// One grant.
MATCH (grant:Grant {id: $grant_id})
RETURN
  grant.id AS id,
  grant.account AS account,
  grant.right AS right,
  grant.value AS value,
  grant.valid_from AS valid_from,
  grant.valid_to AS valid_to,
  grant.proposed_by AS proposed_by,
  grant.proposed_at AS proposed_at,
  grant.confirmed_by AS confirmed_by,
  grant.confirmed_at AS confirmed_at,
  grant.withdrawn_by AS withdrawn_by,
  grant.withdrawn_at AS withdrawn_at
