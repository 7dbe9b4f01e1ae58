"""T1: what Neo4j's own parser says of every Cypher file, and its formatter of the layout."""

from pathlib import Path

import pytest

from tools import cypher_lint
from tools.cypher_lint import Text, Verdict, judge, schema_texts, statement_texts

LABELS = {"Unit": ("id", "name")}
RELATIONSHIPS = {"PART_OF": ("valid_from", "valid_to")}
STATEMENTS = list(statement_texts().values())
FILES = [*STATEMENTS, *schema_texts()]


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    """The verdict on each shipped file, from one run."""
    return judge(FILES)


class TestFiles:
    @pytest.mark.parametrize("text", FILES, ids=lambda text: text.name)
    def test_the_parser_has_nothing_against_it(
        self, text: Text, verdicts: dict[str, Verdict]
    ) -> None:
        assert verdicts[text.name]["problems"] == []

    @pytest.mark.parametrize("text", STATEMENTS, ids=lambda text: text.name)
    def test_it_is_laid_out_by_the_formatter(
        self, text: Text, verdicts: dict[str, Verdict]
    ) -> None:
        assert text.text == verdicts[text.name]["formatted"].rstrip() + "\n", "run `make format`"


GOOD = {
    "rows": "UNWIND $unit_id AS row\nMATCH (u:Unit {id: row.key})\nRETURN row.a.b AS name",
    "a list": "MATCH p = (:Unit)-[:PART_OF]-()\nRETURN [n IN nodes(p) | n.name] AS names",
}
BAD = {
    "MATCH (u:Unit RETURN 1 AS x": "Invalid input",
    "MATCH (u:Unti) RETURN u.id AS id": "Unti",
    "MATCH ()-[r:PRAT_OF]->() RETURN r.valid_to AS x": "PRAT_OF",
    "MATCH (u:Unit) RETURN u.nmae AS x": "nmae",
    "MATCH p = (:Unit)-[:PART_OF]-() RETURN [n IN nodes(p) | n.nmae] AS x": "nmae",
    "MATCH (u:Unit) RETURN v.name AS x": "`v` not defined",
    "MATCH (u:Unit {id: $id}) RETURN u.id AS x": "$id",
    "MATCH (u:Unit) RETURN id(u) AS x": "deprecated",
}
LAID = """\
// name: a.get_b
// params: a STRING,
//   b STRING
// Says it.
MATCH (u:Unit)
RETURN v.id AS id
"""


@pytest.fixture(scope="module")
def answers() -> dict[str, Verdict]:
    """The verdicts on all samples, from one run."""
    samples = {**GOOD, **{text: text for text in BAD}, "laid": LAID, "raw": LAID.lower()}
    texts = [Text(name, text, ("unit_id",)) for name, text in samples.items()]
    return judge(texts, LABELS, RELATIONSHIPS)


class TestParser:
    """The parser is asked the right way: each kind of mistake is found."""

    @pytest.mark.parametrize("name", GOOD)
    def test_a_good_text_passes(self, answers: dict[str, Verdict], name: str) -> None:
        assert answers[name]["problems"] == []

    @pytest.mark.parametrize("text", BAD)
    def test_a_mistake_is_found(self, answers: dict[str, Verdict], text: str) -> None:
        messages = [problem["message"] for problem in answers[text]["problems"]]
        assert any(BAD[text] in message for message in messages), messages

    def test_the_line_is_the_file_s(self, answers: dict[str, Verdict]) -> None:
        assert [problem["line"] for problem in answers["laid"]["problems"]] == [6]

    def test_the_formatter_keeps_the_header(self, answers: dict[str, Verdict]) -> None:
        assert answers["laid"]["formatted"].rstrip() + "\n" == LAID

    def test_the_formatter_writes_keywords_in_capitals(self, answers: dict[str, Verdict]) -> None:
        assert "MATCH (u:unit)\nRETURN v.id AS id" in answers["raw"]["formatted"]

    def test_without_its_packages_it_says_what_to_do(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(cypher_lint, "FOLDER", tmp_path)
        with pytest.raises(cypher_lint.LintError, match="make setup-dev"):
            judge([])
