"""The rules of T0 find what they are there for, and let the rest pass."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.store.statements import Access, Statement
from tools import exemptions
from tools.patterns import Text
from tools.python_text import query_text, statement_names
from tools.rules import READABLE, RULES, Graph, Problem, breaches
from tools.schema_keys import lookup_keys

GRAPH = Graph(
    labels={"Unit": ("id", "name", "place"), "Person": ("id", "name"), "Report": ("id",)},
    relationships={"HOLDS": ("id", "valid_from"), "ASSERTS": ("id",), "PART_OF": ("valid_to",)},
    lookups=frozenset({("Unit", "id"), ("Person", "id"), ("HOLDS", "id")}),
)


def found(rule: str, text: str, access: Access = "read", params: tuple[str, ...] = ()) -> list[str]:
    types: Mapping[str, str] = dict.fromkeys(params, "STRING")
    statement = Statement("units.get_unit", access, types, {}, text, "doc")
    problems = breaches([statement], GRAPH)
    return [problem.message for problem in problems if problem.rule == rule]


class TestPatterns:
    def test_nodes_and_relationships_with_their_clause(self) -> None:
        text = Text("MATCH (u:Unit {id: $id})-[h:HOLDS|ASSERTS*0..3 {id: 1}]->()\nCREATE (:Person)")
        assert [(p.clause, p.is_node, p.variable, p.labels, p.keys) for p in text.patterns] == [
            ("MATCH", True, "u", ("Unit",), ("id",)),
            ("MATCH", False, "h", ("HOLDS", "ASSERTS"), ("id",)),
            ("MATCH", True, "", (), ()),
            ("CREATE", True, "", ("Person",), ()),
        ]

    def test_a_function_with_a_map_is_no_pattern(self) -> None:
        text = Text("RETURN point({latitude: 1, longitude: 2}) AS place, count(x) AS n, [1] AS l")
        assert text.patterns == []

    def test_the_keys_of_an_inner_map_are_not_the_pattern_s(self) -> None:
        text = Text("CREATE (:Unit {id: 1, place: point({x: 1, y: 2})})")
        assert text.patterns[0].keys == ("id", "place")

    def test_assignments_of_every_form(self) -> None:
        text = Text(
            "MATCH (u:Unit)\nSET u.name = f(u.x, 1), u.place = {a: 1}, u += {id: 1}, u = $all,\n"
            "  u:Unit\nWITH u, 1 AS x\nFOREACH (y IN [1] | SET u.name = y)\nREMOVE u.place"
        )
        assert [(item.variable, item.keys, item.line) for item in text.assignments] == [
            ("u", ("name",), 2),
            ("u", ("place",), 2),
            ("u", ("id",), 2),
            ("u", (), 2),
            ("u", ("name",), 5),
        ]

    def test_on_create_and_on_match(self) -> None:
        text = Text("MERGE (u:Unit {id: 1})\nON CREATE SET u.name = 1\nON MATCH SET u.place = 2")
        assert [item.keys for item in text.assignments] == [("name",), ("place",)]


class TestRules:
    @pytest.mark.parametrize("name", ["HOLDS", "PLANNED_FOR", "POSTED_TO"])
    def test_a_read_of_spells_takes_both_clocks(self, name: str) -> None:
        text = f"MATCH ()-[r:{name}]->() RETURN r.id AS id"
        assert found("clocks", text) == [
            f"reads {name} and takes no $known_at",
            f"reads {name} and takes no $as_of",
        ]
        assert found("clocks", text, params=("known_at", "as_of")) == []

    def test_a_read_of_assertions_takes_the_moment_of_knowledge(self) -> None:
        text = "MATCH ()-[r:ASSERTS]->() RETURN r.id AS id"
        assert found("clocks", text) == ["reads ASSERTS and takes no $known_at"]

    def test_a_write_brings_its_own_clock(self) -> None:
        assert found("clocks", "MATCH ()-[r:HOLDS]->() DELETE r", "write") == []

    def test_a_read_of_reports_takes_the_viewer(self) -> None:
        text = "MATCH (r:Report) RETURN r.id AS id"
        assert found("viewer", text) == ["reads Report and takes no $viewer"]
        (fault,) = found("viewer", text, params=("viewer",))
        assert fault.startswith("reads Report without the condition")
        guarded = f"MATCH (report:Report) WHERE {READABLE} RETURN report.id AS id"
        assert found("viewer", guarded, params=("viewer",)) == []
        assert found("viewer", "MATCH (r:Report) DELETE r", "write") == []

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("MATCH (u:Unit {name: $n})", "line 1: name of Unit is a key without an index"),
            ("MERGE (u:Unit {id: 1, name: 2})", "line 1: name of Unit is a key without an index"),
            ("MATCH ({id: 1})", "line 1: id of no label is a key without an index"),
            (
                "MATCH (u:Unit)\nMERGE (u)-[:ASSERTS {id: 1}]->(u)",
                "line 2: id of ASSERTS is a key without an index",
            ),
            (
                "MATCH (u:Unit)\nWHERE EXISTS { (u)--(:Person {name: 1}) }",
                "line 2: name of Person is a key without an index",
            ),
        ],
    )
    def test_a_key_needs_an_index(self, text: str, message: str) -> None:
        assert found("keys", text) == [message]

    @pytest.mark.parametrize(
        "text",
        [
            "MATCH (u:Unit {id: $id})",
            "MATCH (u:Unit) MATCH (u {id: 1})",
            "CREATE (:Unit {name: 1})",
        ],
    )
    def test_keys_with_an_index_and_new_nodes_pass(self, text: str) -> None:
        assert found("keys", text) == []

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("CREATE (:Unit {nmae: 1})", "line 1: nmae is no property of Unit in graph/schema.py"),
            (
                "MATCH (u:Unit)\nSET u.valid_to = 1",
                "line 2: valid_to is no property of Unit in graph/schema.py",
            ),
            (
                "MATCH (a)-[r:HOLDS]->(b)\nSET r += {name: 1}",
                "line 2: name is no property of HOLDS in graph/schema.py",
            ),
            (
                "SET x.never = 1",
                "line 1: never is no property of any label or type in graph/schema.py",
            ),
            (
                "CREATE (:Unit $row)",
                "line 1: a whole map hides what it writes; name each property",
            ),
            (
                "MATCH (u:Unit)\nSET u += $row",
                "line 2: a whole map hides what it sets; name each property",
            ),
        ],
    )
    def test_a_written_property_is_known(self, text: str, message: str) -> None:
        assert found("properties", text, "write") == [message]

    def test_known_properties_pass(self) -> None:
        text = "MERGE (u:Unit {id: 1})\nSET u.name = 2, x.valid_to = 3, u += row.properties"
        assert found("properties", text, "write") == []

    def test_names_are_of_the_schema(self) -> None:
        text = "MATCH (:Unti)-[:HOLDS|HELD]->(:Person)"
        assert found("names", text) == [
            "line 1: Unti is not in graph/schema.py",
            "line 1: HELD is not in graph/schema.py",
        ]

    def test_a_problem_reads_like_a_compiler_s(self) -> None:
        assert str(Problem("keys", "a.get_b", "is wrong")) == "a.get_b: is wrong [keys]"


class TestLookupKeys:
    def test_constraints_and_indexes_less_what_was_dropped(self, tmp_path: Path) -> None:
        (tmp_path / "0001_first.cypher").write_text(
            "// keys; all\n"
            "CREATE CONSTRAINT unit_id IF NOT EXISTS FOR (u:Unit) REQUIRE u.id IS UNIQUE;\n"
            "CREATE CONSTRAINT two FOR (u:Unit) REQUIRE (u.name, u.kind) IS UNIQUE;\n"
            "CREATE RANGE INDEX held IF NOT EXISTS FOR ()-[r:HOLDS]-() ON (r.valid_to);\n"
            "CREATE INDEX old FOR (p:Person) ON (p.sex);\n"
            "CREATE FULLTEXT INDEX names FOR (n:Unit|Person) ON EACH [n.names];\n"
        )
        (tmp_path / "0002_second.cypher").write_text("DROP INDEX old IF EXISTS;\n")
        assert lookup_keys(tmp_path) == {
            ("Unit", "id"),
            ("Unit", "name"),
            ("Unit", "kind"),
            ("HOLDS", "valid_to"),
        }


class TestPythonText:
    def module(self, root: Path, text: str, place: str = "graph/store/units.py") -> None:
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @pytest.mark.parametrize(
        ("line", "rule"),
        [
            ("x = 'MATCH (n) RETURN n'", "query-text"),
            ("x = f'MERGE (n:{label})'", "query-text"),
            ("x = 'UNWIND $rows AS row'", "query-text"),
            ("x = 'RETURN 1'", "query-text"),
            ("x = 'CALL db.awaitIndexes()'", "query-text"),
            ("x = 'DROP INDEX a'", "query-text"),
            ("x = f'{statement.text} LIMIT 1'", "built-text"),
            ("x = statement.text + more", "built-text"),
            ("x = self.statement.text % more", "built-text"),
            ("x = statement.text.format(a=1)", "built-text"),
            ("tx.run(x)", "run"),
            ("driver.execute_query(x)", "run"),
        ],
    )
    def test_it_is_found(self, tmp_path: Path, line: str, rule: str) -> None:
        self.module(tmp_path, line)
        assert [(p.rule, p.where) for p in query_text(tmp_path)] == [(rule, "graph/store/units.py")]

    @pytest.mark.parametrize(
        "line",
        [
            '"""MATCH (n) RETURN n"""',
            "x = 'no match (yet)'",
            "x = {'CREATE', 'MERGE'}",
            "subprocess.run([])",
            "x = row.text + row.more",
        ],
    )
    def test_the_rest_passes(self, tmp_path: Path, line: str) -> None:
        self.module(tmp_path, line)
        assert query_text(tmp_path) == []

    def test_the_runner_runs(self, tmp_path: Path) -> None:
        self.module(tmp_path, "tx.run(statement.text, params)", "graph/store/runner.py")
        assert query_text(tmp_path) == []

    def test_who_cannot_reach_the_driver_may_call_anything_run(self, tmp_path: Path) -> None:
        self.module(tmp_path, "sweep.run()", "graph/projection/sweep.py")
        assert query_text(tmp_path) == []

    def test_statement_names(self, tmp_path: Path) -> None:
        self.module(tmp_path, "run('units.get_unit', 'units.fetch_unit', 'units')")
        assert statement_names(tmp_path) == {"units.get_unit": "graph/store/units.py"}


class TestExemptions:
    def test_one_is_heard_while_it_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exemptions, "EXEMPTIONS", {("keys", "a.get_b"): "why"})
        problem = Problem("keys", "a.get_b", "is wrong")
        assert exemptions.unexcused([problem], RULES) == []
        assert exemptions.unexcused([], RULES) == [
            "a.get_b: is exempt from keys and does not need it"
        ]
        assert exemptions.unexcused([], ["run"]) == []
