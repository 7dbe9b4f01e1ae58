"""What canbo answers of posts that fall free together: cascades, bench strength, profiles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.answers import Clocks, PersonRef, PostRef, Tenure, UnitRef, Word
from graph.heard import SignalRow
from graph.rules.findings import Finding, RuleRef
from graph.succeeding import Plan, Source


@dataclass(frozen=True, slots=True)
class Assumed:
    """An event that is supposed to happen: nothing is written."""

    kind: str
    person: PersonRef
    on: date
    post: PostRef | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A post that is or falls free: why, when, and after how many moves.

    Attributes:
        depth: 0 for what opens of itself, 1 for what the first move leaves behind, …
        options: how many people were considered for it.
    """

    post: PostRef
    why: str
    on: date | None
    depth: int
    options: int


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody takes a post.

    Attributes:
        leaves: the post given up for it; None where that is not followed further.
        depth: of the opening it fills.
        conflicts, open_questions: rules it breaks, and rules nobody can answer.
    """

    person: PersonRef
    to: PostRef
    leaves: PostRef | None
    depth: int
    source: Source
    conflicts: tuple[str, ...]
    open_questions: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Cascade:
    """What follows when posts fall free, moved as well as can be, against leaving all as it is.

    Attributes:
        moves: the set that fills most posts, with the fewest broken rules, then fewest moves.
        unfilled: the posts left empty after them.
        as_is: the posts left empty where nobody moves.
        deepest: after how many moves the last of them opens.
    """

    clocks: Clocks
    until: date
    assumed: tuple[Assumed, ...]
    openings: tuple[Opening, ...]
    moves: tuple[Move, ...]
    unfilled: tuple[PostRef, ...]
    as_is: tuple[PostRef, ...]
    deepest: int
    scoring: RuleRef


class Coverage(StrEnum):
    """How many people could follow in a post: nobody, one, several."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"


class Risk(StrEnum):
    """How soon a post is without its holder."""

    VACANT = "vacant"
    WITHIN_YEAR = "within_year"
    WITHIN_TWO_YEARS = "within_two_years"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BenchRow:
    """A leading post, how soon it is free, and how many could follow.

    Attributes:
        ready, undecided, barred: planned people and others who would rise: who pass every
            barring check, of whom one is not known, who fail one.
        sideways: people of equal standing who are not barred; they would leave a gap of their own
            and do not count.
        planned: how many are planned for it.
    """

    post: PostRef
    risk: Risk
    falls_free_on: date | None
    ready: int
    undecided: int
    barred: int
    sideways: int
    planned: int

    @property
    def coverage(self) -> Coverage:
        """By how many are not barred."""
        able = self.ready + self.undecided
        return Coverage.NONE if not able else Coverage.ONE if able == 1 else Coverage.SEVERAL


@dataclass(frozen=True, slots=True)
class UnitBench:
    """How a part of the organisation stands: posts by coverage."""

    unit: UnitRef
    posts: int
    none: int
    one: int


@dataclass(frozen=True, slots=True)
class OverQuota:
    """A plan beyond its numbers: people for a post, or posts of one level for a person."""

    what: str
    node: PostRef | PersonRef
    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Alone:
    """Posts whose plan rests on one person: the same one, in each of these."""

    person: PersonRef
    posts: tuple[PostRef, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """Bench strength of a unit and all below it.

    Attributes:
        matrix: how many posts there are of each risk and coverage.
    """

    unit: UnitRef
    clocks: Clocks
    rows: tuple[BenchRow, ...]
    by_unit: tuple[UnitBench, ...]
    alone: tuple[Alone, ...]
    over_quota: tuple[OverQuota, ...]
    matrix: Mapping[tuple[Risk, Coverage], int]
    scoring: RuleRef


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on record, as told, with whose word it is."""

    kind: str
    on: str | None
    until: str | None
    details: Mapping[str, str]
    words: tuple[Word, ...]
    lane: str = "official"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question of the rules about somebody, answered: its name, grounds and days."""

    name: str
    finding: Finding
    about: PostRef | None = None
    on: date | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything on record that a remark on somebody up for reappointment needs.

    Attributes:
        hidden: what this viewer may not know, or nobody recorded: the kinds left out.
    """

    person: PersonRef
    clocks: Clocks
    tenures: tuple[Tenure, ...]
    judged: tuple[Judged, ...]
    entries: tuple[Entry, ...]
    plans: tuple[tuple[PostRef, Plan], ...]
    hidden: tuple[str, ...]
    months_left: int | None
    signals: tuple[SignalRow, ...] = field(default=())
