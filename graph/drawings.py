"""What is drawn: a unit, what is around and below it, and how the parts hold together."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.answers import Clocks, PersonRef, PostRef, UnitRef, Word


class Place(StrEnum):
    """Where a unit stands to the one that is drawn."""

    ROOT = "root"
    ABOVE = "above"
    BELOW = "below"
    EARLIER = "earlier"
    LATER = "later"


class SeatState(StrEnum):
    """What is known of who holds a post on a day.

    ``ACTING``: somebody, and nobody in full. ``UNSURE``: somebody who may have left or may not have
    come yet. ``VACANT``: certainly nobody. ``UNKNOWN``: nobody was ever on record for it.
    """

    HELD = "held"
    ACTING = "acting"
    UNSURE = "unsure"
    VACANT = "vacant"
    UNKNOWN = "unknown"


class TieKind(StrEnum):
    """What holds two nodes together: the type of the relationship."""

    PART_OF = "PART_OF"
    IN = "IN"
    HOLDS = "HOLDS"
    BECAME = "BECAME"


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many units, posts and people in post are there and not drawn."""

    units: int = 0
    posts: int = 0
    people: int = 0

    def __bool__(self) -> bool:
        return bool(self.units or self.posts or self.people)


@dataclass(frozen=True, slots=True)
class DrawnUnit:
    """A unit of a drawing.

    Attributes:
        place: where it stands to the unit that was asked for.
        depth: how many steps below that unit; 0 for all that is not below.
        opened: whether its posts, its people and the units directly below are to be drawn.
        hidden: what is in and below it and not drawn.
    """

    ref: UnitRef
    place: Place
    depth: int = 0
    opened: bool = False
    hidden: Hidden = Hidden()

    @property
    def id(self) -> str:
        """The id of the unit."""
        return self.ref.id


@dataclass(frozen=True, slots=True)
class DrawnPost:
    """A post of a drawing; ``empty``: seats nobody may be holding in full, None if not known."""

    ref: PostRef
    state: SeatState
    empty: int | None = None

    @property
    def id(self) -> str:
        """The id of the post."""
        return self.ref.id


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """A person of a drawing: one, however many posts they hold."""

    ref: PersonRef

    @property
    def id(self) -> str:
        """The id of the person."""
        return self.ref.id


@dataclass(frozen=True, slots=True)
class Tie:
    """What holds two drawn nodes together, and on whose word.

    Attributes:
        source, target: as the relationship runs: a person HOLDS a post, a post is IN a unit.
        start, end: as written.
        mode: how a post is held (full, acting, in_charge, concurrent); for BECAME, merge or split.
        events: those that made it so.
        sure: whether it certainly holds on the day.
        seen_by: a day on which it was seen, where its start is unknown.
        confidence: of the best word for its opening.
        evidence: the words on those events; the pages of post and person have all others.
    """

    kind: TieKind
    source: str
    target: str
    start: str | None = None
    end: str | None = None
    mode: str | None = None
    events: tuple[str, ...] = ()
    start_basis: str | None = None
    end_basis: str | None = None
    sure: bool = True
    seen_by: date | None = None
    term_to: date | None = None
    returns_on: str | None = None
    lane: str = "official"
    confidence: float | None = None
    evidence: tuple[Word, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """A key that is its own: one person may hold one post in two modes."""
        return "|".join((self.kind, self.source, self.target, self.mode or "", self.start or ""))


@dataclass(frozen=True, slots=True)
class OrgGraph:
    """A unit as it is drawn on a day.

    Attributes:
        depth: how many steps of units below are drawn.
        limit: how many nodes at most.
        expanded: units below that are opened besides the one asked for.
        hidden: what is in and below the unit and not drawn.
        cut: how many nodes were left out because of the limit.
    """

    unit: UnitRef
    clocks: Clocks
    depth: int
    limit: int
    expanded: tuple[str, ...]
    units: tuple[DrawnUnit, ...]
    posts: tuple[DrawnPost, ...]
    people: tuple[DrawnPerson, ...]
    ties: tuple[Tie, ...]
    hidden: Hidden = Hidden()
    cut: int = 0

    @property
    def size(self) -> int:
        """How many nodes are drawn."""
        return len(self.units) + len(self.posts) + len(self.people)
