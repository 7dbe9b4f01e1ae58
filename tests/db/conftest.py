"""An invented office on a real database."""

from collections.abc import Iterator

import pytest

from graph.services.checking import check
from graph.store import Store
from tests.office import Office


@pytest.fixture
def office(store: Store) -> Iterator[Office]:
    """An invented office on an empty graph; what it leaves behind must equal a rebuild."""
    made = Office(store)
    yield made
    assert check(store).differences == ()
