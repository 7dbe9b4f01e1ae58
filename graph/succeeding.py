"""What canbo answers of who comes next: frozen records, as in `graph.answers`.

What is official and what is only heard never meet here: signals stand in fields of their own and
enter no date, no check and no score.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.answers import Clocks, PersonRef, PostRef, Tenure, Word
from graph.heard import SignalRow
from graph.rules.findings import Finding, RuleRef, Verdict, all_of


class Why(StrEnum):
    """Why a post is expected to fall free."""

    RETIREMENT = "retirement"
    TERM_END = "term_end"
    PLANNED_RETURN = "planned_return"


class Source(StrEnum):
    """How a candidate comes to a post."""

    PLANNED = "planned"
    EQUIVALENT = "equivalent"
    LOWER = "lower"


class Reach(StrEnum):
    """Where a candidate serves, seen from the unit of the post."""

    SAME = "same"
    ABOVE = "above"
    BELOW = "below"
    BESIDE = "beside"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Expected:
    """One reason why a post falls free, of one who holds it.

    Attributes:
        on: the last day in the post; None where what it follows from is not known.
        action: what follows a term; None for other reasons or where that is not known.
        finding: yes means that the day is known.
    """

    why: Why
    person: PersonRef
    on: date | None
    finding: Finding
    action: str | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Ahead:
    """When and why a post is expected to fall free.

    Attributes:
        vacant: whether nobody holds it in full on the day asked for.
        falls_free_on: the last day somebody is expected to hold it who leaves it then; a term
            that is to be followed by another frees nothing.
        signals: what is only heard of the post and of who holds it.
    """

    post: PostRef
    clocks: Clocks
    holders: tuple[Tenure, ...]
    vacant: bool
    expected: tuple[Expected, ...]
    falls_free_on: date | None
    signals: tuple[SignalRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One condition on a candidate; yes means passed.

    Attributes:
        bars: whether failing it speaks against an appointment; else it only informs.
    """

    name: str
    finding: Finding
    bars: bool = False

    @property
    def verdict(self) -> Verdict:
        """Passed, failed or unknown."""
        return self.finding.verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """Somebody is planned for a post, from when on (as written)."""

    person: PersonRef
    post: str
    since: str | None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One rotation or secondment on record, as a candidate's list tells it."""

    kind: str
    on: str | None
    until: str | None
    purpose: str | None
    event: str


@dataclass(frozen=True, slots=True)
class Points:
    """What one check or measure adds to a score: its weight, and the share of it that counts."""

    name: str
    weight: float
    share: float


@dataclass(frozen=True, slots=True)
class Score:
    """A number from 0 to 100, and all it is made of; it orders a list and decides nothing."""

    value: float
    points: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could follow in a post, with every reason for and against.

    Attributes:
        holds: the posts held on the day.
        reach: the nearest of the units where one of them is.
        months_left: from the month of the day asked for to that of retirement; None: not known.
        months_in_post: full months in the present level of post, as far as they are certain.
        turns: rotations and secondments on record.
    """

    person: PersonRef
    source: Source
    reach: Reach
    holds: tuple[Tenure, ...]
    plan: Plan | None
    checks: tuple[Check, ...]
    months_left: int | None
    months_in_post: int | None
    turns: tuple[Turn, ...]
    score: Score
    words: tuple[Word, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """No where a barring check fails, else unknown where one is, else yes."""
        return all_of(check.finding for check in self.checks if check.bars).verdict

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The barring checks that fail."""
        return tuple(c.name for c in self.checks if c.bars and c.verdict is Verdict.NO)

    @property
    def open_questions(self) -> tuple[str, ...]:
        """The barring checks nobody can answer."""
        return tuple(c.name for c in self.checks if c.bars and c.verdict is Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who could follow in a post: planned people first, then by score.

    Attributes:
        quota: whether the plan for the post keeps to its numbers.
        total: how many there are, of which the rows are the first.
        scoring: the version of the weights.
    """

    post: PostRef
    clocks: Clocks
    ahead: Ahead
    rows: tuple[Candidate, ...]
    total: int
    quota: Finding
    scoring: RuleRef
