"""Somebody as a pool knows them, whatever post they are looked at for.

One person is looked at for many posts, and most of what is asked comes out the same: it is worked
out once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.answers import PersonRef, Tenure
from graph.names import fold
from graph.rules.findings import Verdict
from graph.rules.score import Scoring
from graph.services.succeeding.checks import Memo, home_of
from graph.services.succeeding.facts import Facts
from graph.services.succeeding.scoring import level_of
from graph.succeeding import Check, Reach, Score

Key = tuple[bool | None, bool, str | None, bool, Verdict | None]
"""What the checks of somebody depend on: whether the post is higher, whether they are planned, the
kind of its unit, whether it leads, and for a head whether they come from elsewhere."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of somebody: every check, and what those that bar come to."""

    checks: tuple[Check, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Known:
    """Somebody on the day.

    Attributes:
        holds: the posts held on the day; ``career`` holds the past ones too.
        planned: the standings of the posts they are planned for.
        memo, judged, scores: what was worked out before.
    """

    person: PersonRef
    scoring: Scoring
    facts: Facts
    holds: Sequence[Tenure]
    career: Sequence[Tenure]
    planned: frozenset[int | None]
    memo: Memo = field(default_factory=dict, repr=False, compare=False)
    judged: dict[Key, Judged] = field(default_factory=dict, repr=False, compare=False)
    scores: dict[tuple[Key, Reach], Score] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def level(self) -> int | None:
        """The standing of the highest post held in full."""
        return level_of(self.scoring, self.holds)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of the posts held."""
        return frozenset(held.post.unit.id for held in self.holds if held.post.unit)

    @cached_property
    def name(self) -> str:
        """Their name, folded."""
        return fold(self.person.name or "")

    @cached_property
    def home(self) -> str | None:
        """The place they come from, folded."""
        return home_of(self.facts)
