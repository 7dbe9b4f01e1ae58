"""What canbo answers of reports and of what they say: frozen records, as in `graph.answers`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from graph.answers import Clash, Clocks, PersonRef, PostRef, Seat, Tenure, UnitRef
from graph.model import Json

T = TypeVar("T")

Ref = UnitRef | PostRef | PersonRef
"""Whatever can be named."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list.

    Attributes:
        total: how many there are in all; counted for the first page and handed on to the next.
        next: the cursor of the next page; None on the last.
    """

    rows: tuple[T, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What a node is to an event."""

    role: str
    node: Ref


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is told.

    Attributes:
        on, until: as written; None where unknown.
        supports, contradicts: how many words stand for it and against it.
        confidence: of the best word for it; None where nobody can say or none stands.
        details: what the viewer may read of them.
    """

    id: str
    kind: str
    lane: str
    on: str | None
    until: str | None
    parts: tuple[Part, ...]
    details: Mapping[str, Json]
    supports: int
    contradicts: int
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A report, named."""

    id: str
    kind: str
    lane: str
    level: int
    title: str | None
    number: str | None
    issued_on: date | None
    received_at: datetime
    period: str | None
    register: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One word: a report's on an event, with its grade and its life.

    Attributes:
        retracted_at: when it was taken back; None while it stands.
        why: why it was taken back, or what was noted with it.
    """

    id: str
    report: str
    event: str
    lane: str
    stance: str
    reliability: str
    credibility: str
    access: str
    confidence: float | None
    row: str | None
    recorded_at: datetime
    retracted_at: datetime | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Happenings:
    """Events, newest first."""

    clocks: Clocks
    page: Page[Happening]


@dataclass(frozen=True, slots=True)
class HappeningPage:
    """An event with every word on it, each beside its report."""

    clocks: Clocks
    event: Happening
    words: tuple[tuple[Said, Paper], ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """Reports, the last received first."""

    known_at: datetime
    page: Page[Paper]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A report with what it says, each word beside its event.

    Attributes:
        standing: how many of its words stand.
        covers: units it speaks for as a whole.
    """

    clocks: Clocks
    paper: Paper
    standing: int
    covers: tuple[UnitRef, ...]
    words: Page[tuple[Said, Happening]]


@dataclass(frozen=True, slots=True)
class RegisterRef:
    """A named series of imports."""

    name: str
    reports: int
    last_received: datetime


@dataclass(frozen=True, slots=True)
class Latest:
    """The last report of a kind."""

    kind: str
    report: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh the knowledge is.

    Attributes:
        last_recorded: when a word was last written down or taken back.
        kinds: the last report received, for each kind there is one of.
    """

    known_at: datetime
    last_recorded: datetime | None
    kinds: tuple[Latest, ...]
    registers: tuple[RegisterRef, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person on a day.

    Attributes:
        left_service: when they left the service, as written.
        holds: what they may hold that day.
    """

    person: PersonRef
    left_service: str | None
    clocks: Clocks
    holds: tuple[Tenure, ...]
    conflicts: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class PostPage:
    """A post on a day, with who may hold it; ``ended``: the day its unit had ended on by then."""

    clocks: Clocks
    seat: Seat
    conflicts: tuple[Clash, ...]
    ended: date | None = None
