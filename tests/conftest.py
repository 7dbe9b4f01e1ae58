"""A real Neo4j for every test that asks for one: started once, wiped between tests.

The embedded engine in a throw-away folder, or the server CANBO_TEST_NEO4J_URI names (with
CANBO_TEST_NEO4J_USER and CANBO_TEST_NEO4J_PASSWORD). A server must be empty or carry the mark of
an earlier test run; anything else is refused, so that no real data is ever wiped.
"""

import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from neo4j import Driver, GraphDatabase

from graph import engine
from graph.settings import Settings
from graph.store import Store

_MARK = "CanboTestDatabase"
_NUMBERS = count()
REMARKS: Final = logging.getLogger("neo4j.notifications")


class _Refused(logging.Handler):
    """Raises where the database remarks on a statement.

    The driver can turn remarks into warnings itself, but then inspects the stack at every
    statement, which takes longer than all the rest of a test.
    """

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what would otherwise lie in somebody's home."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(autouse=True)
def no_home_is_touched(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a data folder and a key ring of its own, made if it asks for them."""
    place = elsewhere / str(next(_NUMBERS))
    monkeypatch.setenv("CANBO_HOME", str(place / "home"))
    monkeypatch.setenv("CANBO_KEYS", str(place / "keys" / "keys.json"))


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engine.Endpoint]:
    """Where the test database answers."""
    uri = os.environ.get("CANBO_TEST_NEO4J_URI")
    if uri:
        user = os.environ.get("CANBO_TEST_NEO4J_USER", "neo4j")
        password = os.environ.get("CANBO_TEST_NEO4J_PASSWORD")
        if password is None:
            pytest.exit("CANBO_TEST_NEO4J_URI is set; set CANBO_TEST_NEO4J_PASSWORD too", 3)
        yield engine.Endpoint(uri, user, password)
        return
    home = tmp_path_factory.mktemp("engine")
    settings = Settings()
    yield engine.start(home, settings.cache, heap=settings.heap)
    engine.stop(home)


@pytest.fixture(scope="session")
def driver(endpoint: engine.Endpoint) -> Iterator[Driver]:
    """A driver on the migrated, empty test database; remarks of the database are errors."""
    REMARKS.setLevel(logging.INFO)
    REMARKS.addHandler(_Refused())
    made = GraphDatabase.driver(
        endpoint.uri,
        auth=(endpoint.user, endpoint.password),
        notifications_disabled_classifications=["UNRECOGNIZED"],
    )
    with made:
        _refuse_foreign_data(made)
        Store(made).migrate()
        made.execute_query("CALL db.awaitIndexes(300)")
        _wipe(made)
        yield made


@pytest.fixture
def store(driver: Driver) -> Iterator[Store]:
    """An empty graph; wiped again afterwards."""
    _wipe(driver)
    yield Store(driver)
    _wipe(driver)


def _refuse_foreign_data(driver: Driver) -> None:
    records, _, _ = driver.execute_query("MATCH (n) RETURN count(n) AS nodes")
    if records[0]["nodes"] == 0:
        driver.execute_query(f"CREATE (:{_MARK})")
    records, _, _ = driver.execute_query(f"MATCH (n:{_MARK}) RETURN count(n) AS marks")
    if records[0]["marks"] == 0:
        pytest.exit("the test database holds data that is not from a test; refused", 3)


def _wipe(driver: Driver) -> None:
    with driver.session() as session:
        session.run(
            f"MATCH (n) WHERE NOT n:Migration AND NOT n:{_MARK} "
            "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"
        ).consume()
