// name: accounts.create_grants
// access: write
// params: rows LIST OF MAP
// returns: none
// Write down what is proposed, confirmed at once where no second person is needed.
UNWIND $rows AS row
CREATE
  (grant:Grant
    {
      id: row.id,
      account: row.account,
      right: row.right,
      value: row.value,
      valid_from: row.valid_from,
      valid_to: row.valid_to,
      proposed_by: row.proposed_by,
      proposed_at: row.proposed_at,
      confirmed_by: row.confirmed_by,
      confirmed_at: row.confirmed_at
    })
WITH grant, row
MATCH (unit:Unit {id: row.unit})
CREATE (grant)-[:SCOPE]->(unit)
