"""Lists of what falls due through their services against the bare driver, on an invented office.

The statements of one call are written down and run bare in the same run: what lies between the two
medians is records, rules, sorting, naming. Runs on a graph of its own: a generated office.
"""

from collections.abc import Callable
from functools import partial

from neo4j import Driver

from graph.answers import Clocks
from graph.demo import generate
from graph.due import Due
from graph.rules.loading import load
from graph.services.clocks import read_clocks
from graph.services.demo import load_demo
from graph.services.due import departures, due, read_asked
from graph.store import Store
from graph.visibility import OPERATOR
from tests.bench.bench_reads import run_bare, written_down
from tests.bench.timing import in_turn

CALLS = 15
WARM_UP = 3
AIM = 2.0
PROVINCE = "THADS tỉnh Vĩnh Long"


def bench_due(driver: Driver, *, seed: int = 1, national: bool = False) -> list[str]:
    """Measure and return the lines to print; an empty graph is filled with an invented office."""
    whole = Store(driver)
    if not any(row["nodes"] for row in whole.counts()):
        load_demo(whole, generate(seed, national))
        driver.execute_query("CALL db.awaitIndexes(300)")
    store, law, clocks = whole.for_viewer(OPERATOR), load(), read_clocks()
    lines = [f"due: median of {CALLS}, service against the bare driver (aim: at most {AIM})"]
    for kind in Due:
        asked = read_asked(kind.value)
        for unit in (None, PROVINCE):
            ask = partial(due, store, law, asked, clocks, unit=unit)
            lines.append(_measured(driver, f"{kind} {unit or 'all'}", ask))
    lines.append(_measured(driver, "departures all", partial(departures, store, clocks)))
    lines.append(_measured(driver, "retirement all, first 50", _first_page(store, law, clocks)))
    return lines


def _first_page(store: object, law: object, clocks: Clocks) -> Callable[[], object]:
    asked = read_asked(Due.RETIREMENT.value, 36)
    return partial(due, store, law, asked, clocks, limit=50)  # type: ignore[arg-type]


def _measured(driver: Driver, name: str, ask: Callable[[], object]) -> str:
    calls = written_down(ask)
    service, bare = in_turn((ask, partial(run_bare, driver, calls)), CALLS, WARM_UP)
    return (
        f"  {name:<42} {service * 1e3:7.1f} ms  bare {bare * 1e3:7.1f} ms  "
        f"ratio {service / bare:4.2f}  ({len(calls)} statements)"
    )
