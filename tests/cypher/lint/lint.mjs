// Judges and formats Cypher texts with Neo4j's own parser, all in one process.
//
// Reads {"schema": {...}, "texts": [{"name", "text", "parameters": [...]}]} as JSON from standard
// input and writes one {"name", "formatted", "problems": [{"line", "message"}]} for each text.
import { readFileSync } from "node:fs";
import { formatQuery, lintCypherQuery } from "@neo4j-cypher/language-support";

const { schema, texts } = JSON.parse(readFileSync(0, "utf8"));

// The parser warns of every unknown name after a dot, also where the variable holds a map, such as
// a row of `UNWIND $rows AS row`. Only a node's or a relationship's properties are of the schema.
const ofMap = (text, { message, offsets }, symbols) => {
  const owner = /([\p{L}_][\p{L}\p{N}_]*)(?:\.[\p{L}\p{N}_]+)*\.$/u.exec(text.slice(0, offsets.start));
  if (!owner || !message.includes("is not present in the database")) return false;
  return !symbols.some(
    ({ variable, types }) =>
      variable === owner[1] && types.some((type) => type === "Node" || type === "Relationship"),
  );
};

const answers = texts.map(({ name, text, parameters }) => {
  const known = Object.fromEntries(parameters.map((parameter) => [parameter, ""]));
  const verdict = lintCypherQuery(text, { ...schema, parameters: known });
  const symbols = verdict.symbolTables.flat();
  const problems = verdict.diagnostics
    .filter((diagnostic) => !ofMap(text, diagnostic, symbols))
    .map(({ range, message }) => ({ line: range.start.line + 1, message }));
  return { name, problems, formatted: formatQuery(text, { maxColumn: 100 }).formattedQuery };
});

process.stdout.write(JSON.stringify(answers));
