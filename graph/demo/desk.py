"""The office's desk: what is handed in, when it is written down, and under which number.

Two clocks run here. A paper bears the day it was issued; the desk writes it down when it hears of
it, days, weeks or months later. A decision is numbered in its issuer's series of the year, in the
order of issue; recorded times rise strictly.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from graph.dates import PartialDate, day, parse_date
from graph.ids import derived_id
from graph.model import Event, Json, Node, Report, make_event
from graph.vocabulary import REPORT_KINDS, Lane, Role

TODAY: Final = date(2026, 10, 31)
"""The last day of the demo; nothing is written down after it."""

NOTE_TAKER: Final = "acc-demo-canbo"
"""The account of the officer who takes the notes."""

_TICK: Final = timedelta(microseconds=1)
_NODES: Final = {
    Role.WHO: "people", Role.POST: "positions", Role.FROM_POST: "positions",
    Role.UNIT: "units", Role.FROM_UNIT: "units", Role.PARENT: "units",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grading:
    """How much a note is worth: the Admiralty letter and digit, and how its source knew."""

    reliability: str
    credibility: str
    access: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it is handed in; the fields of the recording service's draft, and a grade.

    Attributes:
        at: its recorded time; strictly increasing over the demo.
        people, positions, units: nodes it is the first to name.
        grading: the grade of a note; None where the kind of report says it.
    """

    report: Report
    at: datetime
    says: tuple[Event, ...] = ()
    denies: tuple[Event, ...] = ()
    covers: tuple[str, ...] = ()
    people: tuple[Node, ...] = ()
    positions: tuple[Node, ...] = ()
    units: tuple[Node, ...] = ()
    grading: Grading | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What lies on the desk: a report before it has its number and its recorded time.

    Attributes:
        series: the end of its number, ``QĐ-BTP``; None where it bears none.
        number: its number, where it is not the next of a series.
        office: who counts the series; two offices may end their numbers alike.
        known: the day the desk hears of it.
        units: the units a note is about.
        source_class: what kind of informant a note comes from.
    """

    kind: str
    title: str
    issued: date | None
    known: date
    says: tuple[Event, ...]
    series: str | None = None
    office: str = ""
    covers: tuple[str, ...] = ()
    period: str | None = None
    level: int = 0
    grading: Grading | None = None
    units: tuple[str, ...] = ()
    source_class: str | None = None
    number: str | None = None


@dataclass(slots=True)
class Desk:
    """Takes papers in any order; ``drafts`` gives them as they were written down."""

    seed: int
    rng: Random
    papers: list[Paper] = field(default_factory=list)

    def file(self, paper: Paper) -> None:
        """Put a paper on the desk."""
        self.papers.append(paper)

    def drafts(self) -> tuple[Draft, ...]:
        """Everything known by today, in recorded order."""
        numbers = self._numbers()
        order = sorted(range(len(self.papers)), key=lambda place: (self.papers[place].known, place))
        hours = {place: self.rng.randrange(8 * 3600, 17 * 3600) for place in order}
        order.sort(key=lambda place: (self.papers[place].known, hours[place], place))
        reached = datetime.min.replace(tzinfo=UTC)
        named: set[str] = set()
        found: list[Draft] = []
        for place in order:
            paper = self.papers[place]
            if paper.known > TODAY:
                break
            midnight = datetime.combine(paper.known, datetime.min.time(), UTC)
            reached = max(midnight + timedelta(seconds=hours[place]), reached + _TICK)
            report = self._report(paper, place, numbers.get(place), reached)
            first = _first_named(paper.says, named)
            found.append(Draft(
                report, reached, paper.says, covers=paper.covers, people=first["people"],
                positions=first["positions"], units=first["units"], grading=paper.grading,
            ))  # fmt: skip
        return tuple(found)

    def _numbers(self) -> dict[int, str]:
        """Numbers in the order of issue, with the holes of what concerns other matters."""
        last: dict[tuple[str, str, int], int] = defaultdict(int)
        numbers: dict[int, str] = {}
        issued = [(paper.issued, place) for place, paper in enumerate(self.papers) if paper.series]
        for on, place in sorted((on, place) for on, place in issued if on is not None):
            paper = self.papers[place]
            series = (paper.office, paper.series or "", on.year)
            last[series] += self.rng.randint(1, 7)
            numbers[place] = f"{last[series]}/{paper.series}"
        return numbers

    def _report(self, paper: Paper, place: int, number: str | None, at: datetime) -> Report:
        return Report(
            id=derived_id("r", "demo", self.seed, place, paper.title),
            kind=paper.kind,
            lane=REPORT_KINDS[paper.kind].lane,
            received_at=at,
            level=paper.level,
            title=paper.title,
            number=paper.number or number,
            issued_on=paper.issued,
            period=paper.period,
            author=NOTE_TAKER if paper.source_class else None,
            units=paper.units,
            source_class=paper.source_class,
            alias=f"nguồn {place:04X}" if paper.source_class else None,
        )


def _first_named(events: Iterable[Event], named: set[str]) -> dict[str, tuple[Node, ...]]:
    found: dict[str, list[Node]] = {"people": [], "positions": [], "units": []}
    for event in events:
        for role, node in event.roles:
            if node not in named:
                named.add(node)
                found[_NODES[role]].append(Node(node))
    return {label: tuple(nodes) for label, nodes in found.items()}


def told(
    kind: str,
    on: date | str | None = None,
    until: date | None = None,
    details: dict[str, Json] | None = None,
    **roles: str | tuple[str, ...] | None,
) -> Event:
    """An official event; roles by name in lower case, those that are None left out."""
    given = {Role[name.upper()]: node for name, node in roles.items() if node}
    return make_event(kind, given, _date(on), None if until is None else day(until), details)


def heard(key: tuple[object, ...], event: Event) -> Event:
    """The informal event that says the same.

    A real note gets a random id; one that is invented gets its own from the seed, so that the same
    seed always makes the same demo.
    """
    identity = derived_id("e", "demo", *key, event.id)
    return Event(
        identity, event.kind, Lane.INFORMAL, event.roles, event.on, event.until, event.details
    )


def _date(on: date | str | None) -> PartialDate | None:
    if isinstance(on, str):
        return parse_date(on)
    return None if on is None else day(on)
