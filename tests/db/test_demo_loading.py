"""The demo office, loaded: its first months, on a real database."""

from datetime import UTC, datetime

import pytest

from graph.answers import Clocks
from graph.demo import START, generate
from graph.errors import RefusedError
from graph.projection.recorded import ledger_of
from graph.services.checking import check
from graph.services.demo import as_changes, load_demo
from graph.services.search import search
from graph.services.unit import unit_page
from graph.store import Store
from graph.store.ledger import read_ledger
from graph.visibility import BASE

FIRST_MONTHS = 150
"""Reports: the founding, the books of every department, and the first decisions."""

FEW = 60
"""Reports: the founding, and the first books and lists."""


def test_the_first_months_load_as_written_and_equal_a_rebuild(store: Store) -> None:
    drafts = generate(1)[:FIRST_MONTHS]

    load_demo(store, drafts)

    assert check(store).differences == ()
    viewer = store.for_viewer(BASE)
    clocks = Clocks(START.replace(year=START.year + 1), datetime.now(UTC))
    page = unit_page(viewer, "Cục THADS tỉnh Đồng Tháp", clocks)
    assert any(seat.holders for seat in page.seats)
    assert search(viewer, "cuc thads tinh dong thap")[0].name == page.unit.name
    founding = next(draft.at for draft in drafts if page.unit.id in {n.id for n in draft.units})
    before = Clocks(clocks.as_of, founding, historic=True)
    assert not any(seat.holders for seat in unit_page(viewer, page.unit.id, before).seats)


def test_what_is_derived_while_writing_rests_on_what_is_written(store: Store) -> None:
    drafts = generate(1)[:FEW]
    load_demo(store, drafts)

    read = store.plan("ledger", read_ledger)
    told = ledger_of(as_changes(drafts))

    assert sorted(map(str, read.entries)) == sorted(map(str, told.entries))
    assert sorted(map(str, read.listings)) == sorted(map(str, told.listings))
    assert read.entries
    assert read.listings


def test_a_load_that_was_interrupted_goes_on_where_it_stopped(store: Store) -> None:
    drafts = generate(1)[:FEW]
    store.backfill(as_changes(drafts[:50]))

    load_demo(store, drafts)

    assert len(store.plan("ledger", read_ledger).entries) == len(
        ledger_of(as_changes(drafts)).entries
    )
    assert check(store).differences == ()


def test_a_graph_that_is_not_empty_is_refused(store: Store) -> None:
    drafts = generate(1)[:1]
    load_demo(store, drafts)

    with pytest.raises(RefusedError, match="not empty"):
        load_demo(store, drafts)
