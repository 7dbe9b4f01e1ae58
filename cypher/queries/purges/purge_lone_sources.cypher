// name: purges.purge_lone_sources
// access: write
// params: none
// returns: none
// Informants of whom no report is left.
MATCH (source:Source)
WHERE
  NOT EXISTS {
    MATCH (source)<-[:FROM]-(:Report)
  }
DETACH DELETE source
