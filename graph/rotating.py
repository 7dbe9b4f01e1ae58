"""What canbo answers of where people have been and go: frozen records, as in `graph.answers`."""

from dataclasses import dataclass
from datetime import date

from graph.answers import Clocks, PersonRef, PostRef, Tenure, UnitRef, Word
from graph.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Away:
    """One rotation or secondment.

    Attributes:
        kind: ``rotated`` or ``seconded``.
        start, until: as written; ``until`` is the planned return.
        ended: the day it is over by; None while it lasts, or where nobody says.
        to, origin: the post or unit it leads to, and the one left for it.
        months: full months served, up to the day asked for; None where the start is not known.
        overdue: the planned return has passed and nobody has come back.
        finding: of the rule for its kind: a rotation's least time is served, a secondment's
            longest time is passed.
        latest: the first day after that time.
    """

    kind: str
    start: str | None
    until: str | None
    ended: date | None
    to: PostRef | UnitRef | None
    origin: PostRef | UnitRef | None
    purpose: str | None
    months: int | None
    overdue: bool
    finding: Finding
    latest: date | None
    event: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class LongStay:
    """How long a post has been held on the day, by the rule of its kind; yes: to be looked at.

    Attributes:
        months: full months, as far as they are certain.
        due_on: when the years are full.
        status: what the rule makes of it: flag, violation, due, exempt, deferred, not_yet …
    """

    post: PostRef
    since: str | None
    months: int | None
    finding: Finding
    due_on: date | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Rotation:
    """A person's rotations and secondments, and stays on the day that are long."""

    person: PersonRef
    clocks: Clocks
    away: tuple[Away, ...]
    stays: tuple[LongStay, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """How many people went from one unit to another in a year, and how many of them rose."""

    year: int
    origin: UnitRef
    to: UnitRef
    moves: int
    rose: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """What came into a unit and went out of it in all the years."""

    unit: UnitRef
    came: int
    went: int
    rose: int


@dataclass(frozen=True, slots=True)
class Flows:
    """Moves between units within and across the border of one, newest year first.

    Attributes:
        feeders: units from which people go on to higher posts in other units, most first.
        dead_ends: units people came to and nobody went on from.
    """

    unit: UnitRef
    clocks: Clocks
    rows: tuple[Flow, ...]
    feeders: tuple[Traffic, ...]
    dead_ends: tuple[Traffic, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Days on which two people certainly served in one unit; ``end`` None while they do."""

    unit: UnitRef
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a person served with: where, when, and for how many months in all."""

    person: PersonRef
    months: int
    stretches: tuple[Together, ...]


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Whom a person served with, the longest first; ``total`` counts all."""

    person: PersonRef
    clocks: Clocks
    rows: tuple[Colleague, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A unit of a line: before the one asked for (negative), itself (0), or after it."""

    unit: UnitRef
    distance: int
    established_on: str | None
    dissolved_on: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """Who led a unit, and the units it came from and became."""

    unit: UnitRef
    clocks: Clocks
    units: tuple[Ancestor, ...]
    heads: tuple[Tenure, ...]
