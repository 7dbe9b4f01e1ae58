"""What is heard: the board against its bare statement, and what the overlay adds to an answer.

An invented office of 25 provinces with 5,000 signals, read by an officer in scope of all of it. The
board is measured against the one statement that reads every voice; the overlay against the same
succession without it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from neo4j import Driver

from graph.answers import Clocks
from graph.dates import day
from graph.model import Assertion, Change, Event, Node, Report, make_event
from graph.services.checking import rebuild
from graph.services.overlay import overlaid
from graph.services.signals import Asked, signals
from graph.services.succession import succession
from graph.store import Store
from graph.visibility import Viewer
from graph.vocabulary import Lane, Role
from tests.bench.bench_reads import run_bare, written_down
from tests.bench.timing import in_turn

PROVINCES: Final = 25
PER_PROVINCE: Final = 200
POSTS: Final = 20
"""Of each province; the signals of a province are spread over them."""

CALLS: Final = 15
OFTEN: Final = 200
BEGAN: Final = datetime(2024, 1, 1, tzinfo=UTC)

Roles = dict[Role, str | tuple[str, ...]]
KINDS: Final = ("resigned", "left_post")


def bench_signals(driver: Driver) -> Iterator[str]:
    """Measure, line by line; adds to what the graph holds."""
    store = Store(driver)
    _fill(store)
    last = store.last_recorded() or BEGAN
    clocks = Clocks(last.date(), last)
    scope = frozenset(_unit(province) for province in range(PROVINCES))
    viewer = store.for_viewer(Viewer("bench", 1, scope))
    yield f"signals: {PROVINCES * PER_PROVINCE} over {PROVINCES} provinces, medians"
    board = partial(signals, viewer, clocks, Asked())
    (voices, *_) = written_down(board)
    made, bare = in_turn((board, partial(run_bare, driver, [voices])), CALLS, 3)
    yield (
        f"  board                {made * 1e3:8.1f} ms  its statement {bare * 1e3:8.1f} ms  "
        f"ratio {made / bare:4.2f}  (aim: at most 2)"
    )
    asked = partial(succession, viewer, _post(0), clocks)

    both_lanes = partial(overlaid, viewer, lambda one: succession(one, _post(0), clocks))
    alone, both = in_turn((asked, both_lanes), OFTEN, 40)
    yield (
        f"  succession, overlaid {both * 1e3:8.2f} ms  without       {alone * 1e3:8.2f} ms  "
        f"ratio {both / alone:4.2f}  (aim: at most 1.5)"
    )


def _unit(province: int) -> str:
    return f"bench-unit-{province}"


def _post(province: int, number: int = 0) -> str:
    return f"bench-post-{province}-{number % POSTS}"


def _fill(store: Store) -> None:
    begins = max(BEGAN, (store.last_recorded() or BEGAN) + timedelta(seconds=1))
    changes = [(begins, _founding())]
    for province in range(PROVINCES):
        changes.append((begins + timedelta(minutes=province + 1), _notes(province, begins)))
    store.backfill(changes)
    rebuild(store)


def _founding() -> Change:
    events = []
    for province in range(PROVINCES):
        unit = _unit(province)
        named = {"name": f"Province {province}"}
        events.append(make_event("established", {Role.UNIT: unit}, details=named))
        for number in range(POSTS):
            roles: Roles = {Role.UNIT: unit, Role.POST: _post(province, number)}
            events.append(make_event("post_created", roles, details={"title": f"Post {number}"}))
        for number in range(12):
            who = _person(province, number)
            began = day(datetime(2010 + number, 1, 1, tzinfo=UTC).date())
            held: Roles = {Role.WHO: who, Role.POST: _post(province)}
            events.append(make_event("appointed", held, began))
            if number < 9:
                left = day(datetime(2012 + number, 1, 1, tzinfo=UTC).date())
                events.append(make_event("left_post", held, left))
    report = Report("bench-founding", "register", Lane.OFFICIAL, BEGAN)
    return Change(
        units=tuple(Node(_unit(each)) for each in range(PROVINCES)),
        positions=tuple(
            Node(_post(province, number))
            for province in range(PROVINCES)
            for number in range(POSTS)
        ),
        people=tuple(
            Node(_person(province, number))
            for province in range(PROVINCES)
            for number in range(PER_PROVINCE)
        ),
        reports=(report,),
        assertions=tuple(_said(report.id, event, "A", "1") for event in events),
    )


def _person(province: int, number: int) -> str:
    return f"bench-person-{province}-{number}"


def _notes(province: int, at: datetime) -> Change:
    reports, said = [], []
    for number in range(PER_PROVINCE):
        roles: Roles = {Role.WHO: _person(province, number), Role.POST: _post(province, number)}
        kind = KINDS[number % 2]
        on = day((at + timedelta(days=number % 90)).date())
        event = make_event(kind, roles, on, lane=Lane.INFORMAL)
        report = Report(
            f"bench-note-{province}-{number}", "note", Lane.INFORMAL, at, level=1,
            author="bench-author", units=(_unit(province),), source_class="insider",
        )  # fmt: skip
        reports.append(report)
        said.append(_said(report.id, event, "C", "3"))
    return Change(reports=tuple(reports), assertions=tuple(said))


def _said(report: str, event: Event, letter: str, digit: str) -> Assertion:
    return Assertion(f"a-{report}-{event.id}", report, event, letter, digit, "told", 0.7)
