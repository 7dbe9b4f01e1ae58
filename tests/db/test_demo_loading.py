"""The demo office, loaded: its first months, on a real database."""

from datetime import UTC, datetime

import pytest

from graph.answers import Clocks
from graph.demo import START, generate
from graph.errors import RefusedError
from graph.services.checking import check
from graph.services.demo import load_demo
from graph.services.search import search
from graph.services.unit import unit_page
from graph.store import BASE, Store

FIRST_MONTHS = 150
"""Reports: the founding, the books of every department, and the first decisions."""


def test_the_first_months_load_as_written_and_equal_a_rebuild(store: Store) -> None:
    drafts = generate(1)[:FIRST_MONTHS]

    load_demo(store, drafts)

    assert check(store).differences == ()
    viewer = store.for_viewer(BASE)
    clocks = Clocks(START.replace(year=START.year + 1), datetime.now(UTC))
    page = unit_page(viewer, "Cục THADS tỉnh Đồng Tháp", clocks)
    assert any(seat.holders for seat in page.seats)
    assert search(viewer, "cuc thads tinh dong thap")[0].name == page.unit.name
    before = Clocks(clocks.as_of, drafts[0].at, historic=True)
    assert not any(seat.holders for seat in unit_page(viewer, page.unit.id, before).seats)


def test_a_graph_that_is_not_empty_is_refused(store: Store) -> None:
    drafts = generate(1)[:1]
    load_demo(store, drafts)

    with pytest.raises(RefusedError, match="not empty"):
        load_demo(store, drafts)
