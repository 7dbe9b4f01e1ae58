"""T0: what can be said of the statements without a parser and without a database."""

import re
from collections.abc import Mapping
from pathlib import Path

from graph.store.scanner import split_statements
from graph.store.statements import Statement
from tools.exemptions import EXEMPTIONS, unexcused
from tools.python_text import query_text, statement_names
from tools.rules import RULES, Graph, Problem, breaches

PYTHON_RULES = ("query-text", "run", "built-text")
NAME_RULES = ("caller",)


class TestFiles:
    def test_every_file_is_a_statement_or_a_numbered_schema_file(
        self, project: Path, catalogue: Mapping[str, Statement]
    ) -> None:
        root = project / "cypher"
        queries = {f"queries/{name.replace('.', '/')}.cypher" for name in catalogue}
        others = {path.relative_to(root).as_posix() for path in root.rglob("*.cypher")} - queries
        assert [
            name for name in others if not re.fullmatch(r"schema/\d{4}_\w+\.cypher", name)
        ] == []

    def test_schema_files_are_numbered_without_a_gap(self, project: Path) -> None:
        names = sorted(path.name for path in (project / "cypher" / "schema").glob("*.cypher"))
        assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))

    def test_every_schema_file_says_something(self, project: Path) -> None:
        for path in (project / "cypher" / "schema").glob("*.cypher"):
            assert split_statements(path.read_text(encoding="utf-8")), path.name


class TestCallers:
    def test_every_statement_has_a_caller(
        self, project: Path, catalogue: Mapping[str, Statement]
    ) -> None:
        idle = sorted(set(catalogue) - set(statement_names(project)))
        problems = [Problem("caller", name, "no module of graph names it") for name in idle]
        assert unexcused(problems, NAME_RULES) == []

    def test_every_name_in_a_module_is_a_statement(
        self, project: Path, catalogue: Mapping[str, Statement]
    ) -> None:
        named = statement_names(project)
        assert {name: place for name, place in named.items() if name not in catalogue} == {}


class TestRules:
    def test_every_statement_keeps_them(
        self, catalogue: Mapping[str, Statement], known_graph: Graph
    ) -> None:
        assert unexcused(breaches(catalogue.values(), known_graph), RULES) == []

    def test_no_query_text_in_python(self, project: Path) -> None:
        assert unexcused(query_text(project), PYTHON_RULES) == []

    def test_every_exemption_is_from_a_rule_there_is_and_says_why(self) -> None:
        assert {rule for rule, _ in EXEMPTIONS} <= {*RULES, *PYTHON_RULES, *NAME_RULES}
        assert all(EXEMPTIONS.values())
