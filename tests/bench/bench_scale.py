"""The national office, and ten times that: what grows with the service, and what must not.

63 departments, about 10,000 people, ten years, on a graph of its own; then the same graph made ten
times as large (:mod:`tests.bench.multiply` says what is copied) and everything measured again,
about the same province, post and person. The aims: a list takes at most twice its bare statements;
a list of one province, whose rows stay the same, takes no longer; reads of a person, a post and a
unit take at most 1.3 times as long. Milliseconds stand beside them as information.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Final

from neo4j import Driver

from graph.answers import Clocks
from graph.cli.output import showing_progress
from graph.demo import TODAY, generate
from graph.due import Due, DueList
from graph.offices.tree import NEW_ROOT
from graph.rules.law import Law
from graph.rules.loading import load
from graph.services.clocks import read_clocks
from graph.services.demo import load_demo
from graph.services.due import departures, due, due_rows, read_asked
from graph.services.history import history
from graph.services.person import person_page
from graph.services.post import post_page
from graph.services.succeeding.bench import bench
from graph.services.succeeding.cascade import Asked, cascade
from graph.services.succession import succession
from graph.services.unit import unit_page, unit_posts
from graph.store import Store, ViewerStore
from graph.visibility import OPERATOR
from tests.bench.bench_reads import run_bare, written_down
from tests.bench.multiply import multiply
from tests.bench.timing import in_turn

TIMES: Final = 10
PROVINCE: Final = "THADS tỉnh Vĩnh Long"
KNOWN: Final = "2024-06-30"
"""An earlier moment, for the lists as known then."""

LISTS: Final = (9, 3)
READS: Final = (100, 20)
"""Calls that count, and calls before them."""

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what the questions are about, by id: the same at both sizes."""

    store: ViewerStore
    law: Law
    clocks: Clocks
    centre: str
    province: str
    post: str
    person: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Median seconds of a question through its service and of its statements alone."""

    service: float
    bare: float
    statements: int
    rows: int = 0

    def line(self, name: str) -> str:
        """What is printed of it."""
        rows = f"{self.rows:6d} rows" if self.rows else ""
        return (
            f"  {name:<40} {self.service * 1e3:8.1f} ms  bare {self.bare * 1e3:8.1f} ms  "
            f"ratio {self.service / self.bare:4.2f}  ({self.statements:2d} statements) {rows}"
        )


def bench_scale(driver: Driver, seed: int = 1) -> Iterator[str]:
    """Fill an empty graph, measure, multiply, measure again; yields the lines to print."""
    with showing_progress() as progress:
        load_demo(Store(driver), generate(seed, national=True), progress)
        driver.execute_query("CALL db.awaitIndexes(300)")
    subject = subject_of(driver)
    yield from _size(driver, "the national office")
    small: dict[str, Taken] = {}
    for name, taken in measured(driver, subject):
        small[name] = taken
        yield taken.line(name)
    yield from at_once(subject)
    with showing_progress() as progress:
        multiply(driver, TIMES, progress)
    driver.execute_query("CALL db.clearQueryCaches()")
    yield from _size(driver, f"{TIMES} times that")
    large: dict[str, Taken] = {}
    for name, taken in measured(driver, subject):
        large[name] = taken
        yield taken.line(name)
    yield from compared(small, large)


def subject_of(driver: Driver) -> Subject:
    """The centre, a province, the post of its head, and who holds that."""
    store = Store(driver).for_viewer(OPERATOR)
    clocks = read_clocks(TODAY.isoformat())
    centre, province = (unit_page(store, name, clocks).unit.id for name in (NEW_ROOT, PROVINCE))
    seat = next(
        each for each in unit_posts(store, province, clocks)[1] if each.holders and
        each.post.rank == "head"
    )  # fmt: skip
    person = seat.holders[0].person.id
    return Subject(store, load(), clocks, centre, province, seat.post.id, person)


def measured(driver: Driver, about: Subject) -> Iterator[tuple[str, Taken]]:
    """Every list over the whole service and over a province, and the reads."""
    for name, ask in _lists(about).items():
        yield name, _taken(driver, ask, *LISTS)
    for name, ask in _reads(about).items():
        yield name, _taken(driver, ask, *READS)


def _lists(about: Subject) -> Mapping[str, Work]:
    given = (about.store, about.law)
    retiring = read_asked(Due.RETIREMENT.value)
    found: dict[str, Work] = {
        "retirement all, every row": partial(due_rows, *given, retiring, about.clocks)
    }
    for unit, where in ((None, "all"), (about.province, "province")):
        by_id = unit is not None
        for kind in Due:
            asked = read_asked(kind.value)
            found[f"{kind} {where}"] = partial(
                due, *given, asked, about.clocks, unit=unit, by_id=by_id
            )
        found[f"departures {where}"] = partial(
            departures, about.store, about.clocks, unit=unit, by_id=by_id
        )
    return found


def _reads(about: Subject) -> Mapping[str, Work]:
    store, clocks = about.store, about.clocks
    return {
        "read: person": partial(person_page, store, about.person, clocks, by_id=True),
        "read: history": partial(history, store, about.person, clocks, by_id=True),
        "read: post": partial(post_page, store, about.post, clocks, by_id=True),
        "read: succession": partial(succession, store, about.post, clocks, by_id=True),
        "read: unit": partial(unit_page, store, about.province, clocks, by_id=True),
    }


def _taken(driver: Driver, ask: Work, calls: int, warm_up: int) -> Taken:
    statements = written_down(ask)
    service, bare = in_turn((ask, partial(run_bare, driver, statements)), calls, warm_up)
    found = ask()
    rows = found.page.total + found.undecided_total if isinstance(found, DueList) else 0
    return Taken(service, bare, len(statements), rows)


def at_once(about: Subject) -> Iterator[str]:
    """What takes long enough to be timed once: moves, the bench, lists as known earlier."""
    given = (about.store, about.law)
    then = read_clocks(TODAY.isoformat(), KNOWN)
    moves = Asked(unit=about.centre, by_id=True)
    works: dict[str, Work] = {
        "cascade of the centre": lambda: cascade(about.store, moves, about.clocks, about.law),
        "bench of the centre": lambda: bench(
            about.store, about.centre, about.clocks, about.law, by_id=True
        ),
    }
    for kind in (Due.RETIREMENT, Due.REAPPOINTMENT, Due.TERM_LIMIT, Due.POSITION_CHANGE):
        works[f"{kind} all, known {KNOWN}"] = partial(due, *given, read_asked(kind.value), then)
    for name, work in works.items():
        began = perf_counter()
        work()
        yield f"  {name:<40} {perf_counter() - began:8.2f} s, once"


def compared(small: Mapping[str, Taken], large: Mapping[str, Taken]) -> Iterator[str]:
    """What ten times the service costs, for what is to cost the same, and the worst ratios."""
    yield f"scale: {TIMES} times the service against once, per row where there are rows"
    for name, before in small.items():
        if name.endswith("province") or name.startswith("read:"):
            after = large[name]
            grown = after.service / before.service * (before.rows or 1) / (after.rows or 1)
            aim = 1.3 if name.startswith("read:") else 1.0
            yield f"  {name:<40} {grown:5.2f}  (aim: at most {aim})"
    for size, taken in (("once", small), (f"{TIMES} times", large)):
        lists = {n: each for n, each in taken.items() if not n.startswith("read:")}
        worst = max(lists, key=lambda name: lists[name].service / lists[name].bare)
        ratio = lists[worst].service / lists[worst].bare
        yield f"  {size}: at worst {ratio:4.2f} of the bare statements: {worst}  (aim: at most 2)"


def _size(driver: Driver, name: str) -> Iterator[str]:
    counts = {row["label"]: row["nodes"] for row in Store(driver).counts()}
    told = ", ".join(f"{number} {label}" for label, number in counts.items() if number)
    yield f"scale: {name} ({told}); medians"
