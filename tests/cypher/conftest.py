"""What the rungs of the ladder look at: the shipped statements and what they may rely on."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.schema import LABELS, RELATIONSHIPS
from graph.store.statements import Statement, load_catalogue
from tools.rules import Graph
from tools.schema_keys import lookup_keys


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the project."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalogue() -> Mapping[str, Statement]:
    """Every shipped statement, by name."""
    return load_catalogue()


@pytest.fixture(scope="session")
def known_graph(project: Path) -> Graph:
    """The properties of `graph/schema.py` and the lookups of `cypher/schema`."""
    lookups = frozenset(lookup_keys(project / "cypher" / "schema"))
    return Graph(LABELS, RELATIONSHIPS, lookups)
