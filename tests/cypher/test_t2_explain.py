"""T2: what the real planner makes of every statement, with sample values of the declared types."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import neo4j
import pytest

from graph.schema import LABELS, RELATIONSHIPS
from graph.store.statements import Statement, load_catalogue
from tests.conftest import REMARKS

STATEMENTS = load_catalogue()
UNBOUNDED = {"AllNodesScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}
PRODUCT = "CartesianProduct"
SINGLE = {PRODUCT, "NodeUniqueIndexSeek", "NodeUniqueIndexSeek(Locking)"}
"""What a product may be made of: nodes found one by one by their unique key, one row in all."""
SAMPLES: Mapping[str, object] = {
    "BOOLEAN": True,
    "DATE": date(2026, 1, 31),
    "FLOAT": 0.5,
    "INTEGER": 1,
    "LIST": [],
    "MAP": {},
    "STRING": "a",
    "ZONED DATETIME": datetime(2026, 1, 31, 12, tzinfo=UTC),
}
Plan = Mapping[str, object]


def sample(declared: str) -> object:
    """A value of a declared type; lists hold one item, so that their type is known."""
    inner = re.sub(r"^LIST OF ", "", declared.removesuffix("?"))
    if inner != declared.removesuffix("?"):
        return [sample(inner)]
    return SAMPLES[inner]


def operators(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """The operators of a plan, each before those below it, without the name of their database."""
    yield str(plan["operatorType"]).partition("@")[0], plan
    children = plan.get("children", [])
    assert isinstance(children, list)
    for child in children:
        yield from operators(child)


def is_single(name: str, plan: Plan) -> bool:
    """Whether an operator finds one node by its unique key, or joins such."""
    arguments = plan["args"]
    assert isinstance(arguments, dict)
    return name in SINGLE and " IN " not in str(arguments.get("Details"))


def faults(plan: Plan) -> set[str]:
    """The operators of a plan that grow with the whole graph."""
    return {
        name
        for name, part in operators(plan)
        if name in UNBOUNDED
        or (name == PRODUCT and not all(is_single(*below) for below in operators(part)))
    }


@dataclass(frozen=True)
class Explained:
    """What the planner made of a text: the columns it would give, and the summary."""

    columns: list[str]
    summary: neo4j.ResultSummary

    @property
    def faults(self) -> set[str]:
        """The operators of the plan that grow with the whole graph."""
        assert self.summary.plan is not None
        return faults(self.summary.plan)


def explain(driver: neo4j.Driver, text: str, parameters: dict[str, object]) -> Explained:
    """Let the server plan a text without running it."""
    with driver.session() as session:
        result = session.run(neo4j.Query(f"EXPLAIN {text}"), parameters)
        return Explained(list(result.keys()), result.consume())


def notifications(summary: neo4j.ResultSummary) -> list[str]:
    """What the server warns of or advises."""
    statuses = summary.gql_status_objects
    return [status.status_description for status in statuses if status.is_notification]


@pytest.fixture(scope="module")
def planner(driver: neo4j.Driver) -> neo4j.Driver:
    """A server that has met every name of the schema.

    An empty database warns of each label, type and property that no data has brought it yet.
    Only a name that the schema does not know may be warned of.
    """
    keys = {key for found in (*LABELS.values(), *RELATIONSHIPS.values()) for key in found}
    with driver.session() as session:
        for call, names in (
            ("CALL db.createLabel($name)", LABELS),
            ("CALL db.createRelationshipType($name)", RELATIONSHIPS),
            ("CALL db.createProperty($name)", keys),
        ):
            for name in sorted(names):
                session.run(call, name=name).consume()
    return driver


@pytest.fixture(params=list(STATEMENTS.values()), ids=list(STATEMENTS), scope="module")
def explained(request: pytest.FixtureRequest, planner: neo4j.Driver) -> tuple[Statement, Explained]:
    """A statement with what the planner made of it."""
    statement: Statement = request.param
    parameters = {name: sample(declared) for name, declared in statement.params.items()}
    return statement, explain(planner, statement.text, parameters)


class TestStatements:
    def test_the_server_has_no_remark(self, explained: tuple[Statement, Explained]) -> None:
        assert notifications(explained[1].summary) == []

    def test_it_is_anchored(self, explained: tuple[Statement, Explained]) -> None:
        assert explained[1].faults == set()

    def test_a_read_only_reads(self, explained: tuple[Statement, Explained]) -> None:
        statement, planned = explained
        assert (planned.summary.query_type == "r") == (statement.access == "read")

    def test_it_returns_what_its_header_says(self, explained: tuple[Statement, Explained]) -> None:
        statement, planned = explained
        assert planned.columns == list(statement.returns)


def test_a_remark_fails_whatever_makes_it(driver: neo4j.Driver) -> None:
    product = "MATCH (a:Unit), (b:Person) RETURN a.id AS a, b.id AS b"
    with driver.session() as session, pytest.raises(AssertionError, match="cartesian"):
        session.run(product).consume()


class TestPlanner:
    """The planner is asked the right way: each kind of fault is seen."""

    @pytest.fixture(autouse=True)
    def remarks_are_let_by(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """These statements are wrong on purpose, so what is an error elsewhere is none here."""
        monkeypatch.setattr(REMARKS, "disabled", True)

    def test_a_remark_is_seen(self, planner: neo4j.Driver) -> None:
        planned = explain(planner, "MATCH (a:Unit), (b:Person) RETURN a.id AS a, b.id AS b", {})
        assert any("cartesian" in remark.lower() for remark in notifications(planned.summary))

    @pytest.mark.parametrize(
        ("text", "operator"),
        [
            ("MATCH (n) RETURN n.id AS id", "AllNodesScan"),
            ("MATCH ()-[r]->() RETURN r.id AS id", "DirectedAllRelationshipsScan"),
            ("MATCH ()-[r]-() RETURN r.id AS id", "UndirectedAllRelationshipsScan"),
            ("MATCH (a:Unit), (b:Person) RETURN a.id AS a, b.id AS b", PRODUCT),
            ("MATCH (a:Unit {id: 'a'}), (b:Person) RETURN a.id AS a, b.id AS b", PRODUCT),
            (
                "MATCH (a:Unit), (b:Unit) WHERE a.id IN ['a', 'b'] AND b.id IN ['c', 'd'] "
                "RETURN a.id AS a, b.id AS b",
                PRODUCT,
            ),
        ],
    )
    def test_what_grows_with_the_graph_is_seen(
        self, planner: neo4j.Driver, text: str, operator: str
    ) -> None:
        assert explain(planner, text, {}).faults == {operator}

    def test_two_nodes_by_their_keys_are_one_row(self, planner: neo4j.Driver) -> None:
        text = "MATCH (a:Unit {id: 'a'}), (b:Person {id: 'b'}) RETURN a.id AS a, b.id AS b"
        assert explain(planner, text, {}).faults == set()

    def test_a_write_is_seen(self, planner: neo4j.Driver) -> None:
        assert explain(planner, "CREATE (n:Unit {id: 'a'})", {}).summary.query_type == "w"

    @pytest.mark.parametrize("declared", ["STRING?", "LIST OF MAP", "LIST OF LIST OF DATE?"])
    def test_every_type_has_a_sample(self, declared: str) -> None:
        assert sample(declared) is not None
