"""What canbo answers: frozen records, the same for the command line, the API and the pages."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a question.

    Attributes:
        as_of: the day whose truth is asked for.
        known_at: the moment whose knowledge is asked for.
        historic: whether that moment was given, so that names too are told as known then.
    """

    as_of: date
    known_at: datetime
    historic: bool = False

    @property
    def known_on(self) -> date:
        """The day of that moment where canbo runs."""
        return self.known_at.astimezone().date()


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit, named."""

    id: str
    name: str | None
    external_ids: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class PostRef:
    """A post, named, with its unit."""

    id: str
    title: str | None
    unit: UnitRef | None
    external_ids: tuple[str, ...] = ()
    rank: str | None = None
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, named."""

    id: str
    name: str | None
    external_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One report's word on one event: what an answer rests on.

    Attributes:
        confidence: the chance that it is right, None where nobody can say.
        row: where in the register it stands.
    """

    event: str
    kind: str
    on: str | None
    report: str
    report_kind: str
    title: str | None
    number: str | None
    issued_on: date | None
    received_at: datetime
    lane: str
    stance: str
    reliability: str
    credibility: str
    access: str
    confidence: float | None
    row: str | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a tenure, as written."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which post from when to when, and on whose word.

    Attributes:
        start, end: as written; ``end`` is exclusive; None where open or unknown.
        mode: full, acting, in_charge, concurrent.
        start_basis: stated, seen.
        end_basis: stated, implied, absent, or None while open.
        not_after: the first day on which it had certainly ended, where no end is written.
        term_to: the last day of the last term, inclusive.
        widest: the widest interval it may cover; None for an open bound.
        sure: the interval it certainly covers; None for an open bound.
        confidence: of the best word for its opening.
    """

    post: PostRef
    person: PersonRef
    start: str | None
    end: str | None
    mode: str
    start_basis: str
    end_basis: str | None
    not_after: date | None
    term_to: date | None
    returns_on: str | None
    terms: tuple[Term, ...]
    widest: tuple[date | None, date | None]
    sure: tuple[date | None, date | None]
    opened_by: str
    closed_by: str | None
    events: tuple[str, ...]
    lane: str = "official"
    confidence: float | None = None
    evidence: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days; ``end`` is exclusive and None while it runs."""

    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """A stretch on which somebody held several posts."""

    start: date
    end: date | None
    posts: tuple[PostRef, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict, listed and not resolved.

    Attributes:
        code: what kind of conflict.
        values: what each side says.
        evidence: the reports on each side.
    """

    code: str
    nodes: tuple[str, ...]
    values: tuple[str, ...]
    events: tuple[str, ...]
    start: date | None
    end: date | None
    evidence: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """Who held a post, in order; ``ended``: the day its unit had ended on, by the day asked for."""

    post: PostRef
    clocks: Clocks
    tenures: tuple[Tenure, ...]
    gaps: tuple[Stretch, ...]
    conflicts: tuple[Clash, ...]
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Where a person has been."""

    person: PersonRef
    clocks: Clocks
    tenures: tuple[Tenure, ...]
    gaps: tuple[Stretch, ...]
    overlaps: tuple[Overlap, ...]
    conflicts: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A post of a unit on a day, with who holds it.

    Attributes:
        empty: seats nobody may be holding; None where the number of seats is not known.
        vacant: whether certainly nobody holds it in any mode.
    """

    post: PostRef
    holders: tuple[Tenure, ...]
    empty: int | None
    vacant: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit below another, and how deep."""

    unit: UnitRef
    parent: str | None
    depth: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a unit became, or came from."""

    unit: UnitRef
    on: date
    how: str
    direction: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit on a day: where it stands, what is in it, who is in post."""

    unit: UnitRef
    established_on: str | None
    dissolved_on: str | None
    clocks: Clocks
    above: tuple[UnitRef, ...]
    below: tuple[Branch, ...]
    seats: tuple[Seat, ...]
    lineage: tuple[Lineage, ...]
    conflicts: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a search found: its kind (unit, position, person), how it is named, and its unit:
    that of a post; of a person, that of a post they may hold on the day."""

    kind: str
    id: str
    name: str | None
    external_ids: tuple[str, ...]
    unit: UnitRef | None = None
    score: float = field(default=0.0, compare=False)
