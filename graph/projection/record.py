"""What the projection reads, and what it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import NamedTuple

from graph.dates import OPEN_END, UNKNOWN_START
from graph.ids import derived_id
from graph.model import Event, Json
from graph.vocabulary import KINDS, Effect, Role

PLACED_IN = "IN"
PART_OF = "PART_OF"
BECAME = "BECAME"


@dataclass(frozen=True, slots=True)
class Voice:
    """A report that asserts an event.

    Attributes:
        report: its id.
        origin: its register, else itself: one origin never contradicts itself.
        signed: whether it is a signed decision.
        day: the day it speaks of.
    """

    report: str
    origin: str
    signed: bool
    day: date

    @property
    def weight(self) -> tuple[bool, date, str]:
        """Whose value counts: the latest signed decision, else the latest report."""
        return (self.signed, self.day, self.report)


@dataclass(frozen=True, slots=True)
class Fact:
    """An event with everybody official who asserts it.

    Attributes:
        weight: the weight of its strongest voice; the event's id settles a tie.
        origins: who says so, each once.
        seen_on: the day a sighting speaks of: its own, else the first report's day.
        units: the units it is about or at.
        reports: the reports that say so.
        effect: what the table says it does.
    """

    event: Event
    voices: tuple[Voice, ...]
    weight: tuple[bool, date, str, str] = field(init=False, repr=False, compare=False)
    origins: frozenset[str] = field(init=False, repr=False, compare=False)
    seen_on: date = field(init=False, repr=False, compare=False)
    units: frozenset[str] = field(init=False, repr=False, compare=False)
    reports: frozenset[str] = field(init=False, repr=False, compare=False)
    effect: Effect = field(init=False, repr=False, compare=False)
    _first: Mapping[Role, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what every replay asks again and again."""
        event, voices = self.event, self.voices
        keep = object.__setattr__
        keep(self, "weight", (*max(voice.weight for voice in voices), event.id))
        keep(self, "origins", frozenset(voice.origin for voice in voices))
        seen_on = event.on.latest if event.on else min(voice.day for voice in voices)
        keep(self, "seen_on", seen_on)
        keep(self, "units", frozenset(event.nodes(Role.UNIT)))
        keep(self, "reports", frozenset(voice.report for voice in voices))
        keep(self, "effect", KINDS[event.kind].effect)
        keep(self, "_first", dict(reversed(event.roles)))

    def node(self, role: Role) -> str | None:
        """The id of the (first) node in a role, or None."""
        return self._first.get(role)


@dataclass(frozen=True, slots=True)
class Listing:
    """A report that names every holder of every post of a unit on a day."""

    report: str
    unit: str
    day: date


class Judged(NamedTuple):
    """Pairs of events a reviewer judged to be one occurrence, and pairs judged not to be."""

    same: frozenset[frozenset[str]] = frozenset()
    not_same: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Touched:
    """People, posts and units that something is about."""

    people: frozenset[str] = frozenset()
    positions: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(
            self.people | other.people,
            self.positions | other.positions,
            self.units | other.units,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known at one moment about a set of people, posts and units.

    Attributes:
        same: pairs of events judged to be one occurrence.
        not_same: pairs judged not to be.
        joined: the person each joined record is projected as.
    """

    facts: tuple[Fact, ...] = ()
    listings: tuple[Listing, ...] = ()
    same: frozenset[frozenset[str]] = frozenset()
    not_same: frozenset[frozenset[str]] = frozenset()
    joined: Mapping[str, str] = field(default_factory=dict)

    @property
    def judged(self) -> Judged:
        """The judgements on events."""
        return Judged(self.same, self.not_same)

    def person(self, fact: Fact) -> str | None:
        """Whom the event is about, as one person after joins."""
        who = fact.node(Role.WHO)
        return None if who is None else self.joined.get(who, who)


@dataclass(frozen=True, slots=True)
class Span:
    """A derived relationship: who held what, or which unit a thing belongs to, from when to when.

    Attributes:
        valid_from, valid_to: the widest interval it may cover, half-open.
        sure_from, sure_to: the interval it certainly covers; empty where nothing is sure.
        start, end: the dates as written, None where open or unknown; ``end`` is exclusive.
        start_basis: stated, seen.
        end_basis: stated, implied, absent; None while open.
        term_to: the last day of the last term, inclusive.
        returns_on: the planned return of a rotation or secondment.
        terms: ``start/end`` of each term as written, an empty side where unknown.
        events: every event it rests on.
    """

    type: str
    source: str
    target: str
    valid_from: date = UNKNOWN_START
    valid_to: date = OPEN_END
    sure_from: date = UNKNOWN_START
    sure_to: date = OPEN_END
    start: str | None = None
    end: str | None = None
    mode: str | None = None
    start_basis: str | None = None
    end_basis: str | None = None
    opened_by: str | None = None
    closed_by: str | None = None
    term_to: date | None = None
    returns_on: str | None = None
    terms: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same for two spans exactly when nothing about them differs."""
        return derived_id("s", *(getattr(self, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two words that cannot both be right; listed, never resolved here.

    Attributes:
        code: start_differs, end_differs, attribute_differs, seats_exceeded, end_unmatched,
            end_before_start, seen_before_start, seen_after_end, held_after_close.
        nodes: the people, posts and units it concerns.
        values: what each side says.
        events: the events that say so.
        start, end: the stretch it concerns, where it is one.
    """

    code: str
    nodes: tuple[str, ...]
    values: tuple[str, ...]
    events: tuple[str, ...]
    start: date | None = None
    end: date | None = None

    @property
    def fingerprint(self) -> str:
        """The same for two conflicts exactly when nothing about them differs."""
        return derived_id("c", *(getattr(self, each.name) for each in fields(self)))


Attributes = Mapping[str, Json | date | tuple[str, ...] | tuple[date, ...] | tuple[int, ...]]
"""Derived properties of a node."""


@dataclass(frozen=True, slots=True)
class Projection:
    """What the record comes to."""

    spans: tuple[Span, ...]
    conflicts: tuple[Conflict, ...]
    people: Mapping[str, Attributes]
    positions: Mapping[str, Attributes]
    units: Mapping[str, Attributes]


@dataclass(frozen=True, slots=True)
class Posts:
    """What the tenures need to know of posts: unit, seats by date, and when each was closed.

    Attributes:
        seats: for each post, dated numbers in order.
        closed: for each unit, what merged it away or dissolved it, in order.
    """

    unit: Mapping[str, str]
    seats: Mapping[str, tuple[tuple[date, int | None], ...]]
    closed: Mapping[str, tuple[Fact, ...]]


def seats_on(seats: Sequence[tuple[date, int | None]], on: date) -> int | None:
    """Seats in force on a day, of dated numbers in order; None is not known or not limited."""
    number = None
    for since, seated in seats:
        if since <= on:
            number = seated
    return number
