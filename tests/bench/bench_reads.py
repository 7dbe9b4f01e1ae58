"""A question through its service against the bare driver running the same statements.

The statements and parameters of one service call are written down once, then run bare: what lies
between the two medians is naming, records, evidence sorted to tenures, gaps and conflicts.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from neo4j import Driver, ManagedTransaction

from graph.services.clocks import read_clocks
from graph.services.history import history
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.store import Store
from graph.store.runner import FETCH, Row, Run
from graph.store.statements import load_catalogue
from graph.visibility import BASE
from tests.bench.timing import in_turn

CALLS = 200
WARM_UP = 40

Call = tuple[str, dict[str, Any]]


def bench_reads(driver: Driver) -> list[str]:
    """Measure and return the lines to print; the graph holds the congress register."""
    store = Store(driver).for_viewer(BASE)
    clocks = read_clocks()
    questions: dict[str, Callable[[], object]] = {
        "succession us/executive/president": lambda: succession(
            store, "us/executive/president", clocks
        ),
        "history C000127": lambda: history(store, "C000127", clocks),
        "unit us/executive": lambda: unit_page(store, "us/executive", clocks),
    }
    lines = [f"questions: median of {CALLS}, service against the bare driver (aim: at most 1.5)"]
    for name, ask in questions.items():
        calls = written_down(ask)
        service, bare = in_turn((ask, partial(run_bare, driver, calls)), CALLS, WARM_UP)
        lines.append(
            f"  {name:<36} {service * 1e3:6.2f} ms  bare {bare * 1e3:6.2f} ms  "
            f"ratio {service / bare:4.2f}  ({len(calls)} statements)"
        )
    return lines


def written_down(ask: Callable[[], object]) -> list[Call]:
    """The statements a question runs, with their parameters."""
    calls: list[Call] = []
    original = Run.rows

    def rows(self: Run, name: str, /, **params: object) -> list[Row]:
        calls.append((load_catalogue()[name].text, params))
        return original(self, name, **params)

    Run.rows = rows  # type: ignore[method-assign]
    try:
        ask()
    finally:
        Run.rows = original  # type: ignore[method-assign]
    return calls


def run_bare(driver: Driver, calls: list[Call]) -> None:
    """Run statements in one read transaction and throw away what comes."""

    def work(transaction: ManagedTransaction) -> None:
        for text, params in calls:
            list(transaction.run(text, params))

    with driver.session(fetch_size=FETCH) as session:
        session.execute_read(work)
