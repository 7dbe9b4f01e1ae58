"""The number candidates are ordered by: pure, and shown with all it is made of.

It is what a person reaches of all weights, in per cent. A check counts whole when passed, in part
when nobody knows, and not at all when failed; a measure counts by its share. Nothing informal is
among the inputs.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol, TypeVar

from graph.answers import PostRef, Tenure
from graph.rules.findings import Verdict
from graph.rules.score import Scoring, Weights
from graph.succeeding import Check, Points, Reach, Score, Source
from graph.vocabulary import Mode

_HUNDRED: Final = 100.0


class Placed(Protocol):
    """What the order goes by; the name is folded."""

    @property
    def id(self) -> str:
        """Whose it is."""

    @property
    def name(self) -> str:
        """Their name, folded."""

    @property
    def source(self) -> Source:
        """How they come to the post."""

    @property
    def score(self) -> Score:
        """The number."""


R = TypeVar("R", bound=Placed)


def score(
    weights: Weights,
    checks: Sequence[Check],
    *,
    months_left: int | None,
    turned: bool,
    reach: Reach,
) -> Score:
    """The score of somebody, from the outcome of the checks and three measures."""
    shares = {check.name: _share(check.verdict, weights) for check in checks}
    shares["service_left"] = (
        weights.unknown
        if months_left is None
        else min(1.0, max(0.0, months_left / weights.full_service_months))
    )
    shares["rotation"] = 1.0 if turned else 0.0
    shares["nearness"] = weights.nearness.get(reach.value, 0.0)
    points = tuple(
        Points(name, weight, shares[name])
        for name, weight in weights.weights.items()
        if weight and name in shares
    )
    most = sum(each.weight for each in points)
    reached = sum(each.weight * each.share for each in points)
    return Score(round(_HUNDRED * reached / most, 1) if most else 0.0, points)


def _share(verdict: Verdict, weights: Weights) -> float:
    return {Verdict.YES: 1.0, Verdict.NO: 0.0}.get(verdict, weights.unknown)


def ordered(found: Iterable[R]) -> list[R]:
    """Planned people first, then by score, then by name."""
    return sorted(
        found,
        key=lambda each: (
            each.source is not Source.PLANNED,
            -each.score.value,
            each.name,
            each.id,
        ),
    )


def standing(scoring: Scoring, post: PostRef) -> int | None:
    """The standing of a post by the table of the scoring; None where its rank has none."""
    return scoring.params.level(post.unit.kind if post.unit else None, post.rank)


def level_of(scoring: Scoring, holds: Sequence[Tenure]) -> int | None:
    """The standing of the highest post held in full."""
    levels = (standing(scoring, held.post) for held in holds if held.mode == Mode.FULL)
    return max((level for level in levels if level is not None), default=None)
