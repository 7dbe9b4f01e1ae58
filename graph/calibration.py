"""How good are our ears? Measured reliability and scores of claims that were settled.

Claims are scored, not people: one that is not settled is left out. Nothing is shown below a handful
of outcomes. References: Brier (1950); Murphy (1973) for the parts of the score.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.evidence import DEFAULTS, Defaults

ENOUGH: Final = 5
"""Outcomes below which no measured reliability and no score is shown: it would be noise."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often a source was right, of the claims that were settled.

    Attributes:
        chance: the mean of Beta(2 + hits, 2 + misses).
        shown: whether there are enough outcomes to show it.
        letter: the Admiralty letter nearest below, where it is shown.
    """

    hits: int
    outcomes: int
    chance: float
    letter: str | None
    shown: bool


def measured_reliability(hits: int, outcomes: int, defaults: Defaults = DEFAULTS) -> Reliability:
    """What a source has earned.

    Claims that are not settled are no outcomes: they are left out, not counted as wrong.

    Raises:
        ValueError: more hits than outcomes, or fewer than none.
    """
    if not 0 <= hits <= outcomes:
        message = f"{hits} hits of {outcomes} outcomes cannot be"
        raise ValueError(message)
    right, wrong = defaults.beta
    chance = (right + hits) / (right + wrong + outcomes)
    shown = outcomes >= ENOUGH
    falling = sorted(defaults.right.items(), key=lambda each: -each[1])
    letter = next((code for code, least in falling if chance >= least), falling[-1][0])
    return Reliability(hits, outcomes, chance, letter if shown else None, shown)


@dataclass(frozen=True, slots=True)
class Score:
    """The Brier score of forecasts and its parts: score = reliability - resolution + uncertainty.

    Attributes:
        score: the mean squared distance from what happened; 0 is best.
        reliability: how far stated chances lie from what then happened.
        resolution: how well forecasts tell cases apart.
        uncertainty: how hard the cases were.
        shown: whether there are enough of them to show it.
    """

    forecasts: int
    score: float
    reliability: float
    resolution: float
    uncertainty: float
    shown: bool


def brier(settled: Sequence[tuple[float, bool]]) -> Score | None:
    """The score of claims (chance stated before, whether it came true); None for no claim.

    Decomposed over the distinct chances stated (Murphy 1973), for which it is exact.
    """
    if not settled:
        return None
    count = len(settled)
    rate = sum(came for _, came in settled) / count
    bins: dict[float, list[bool]] = defaultdict(list)
    for chance, came in settled:
        bins[chance].append(came)
    parts = [(chance, len(came), sum(came) / len(came)) for chance, came in sorted(bins.items())]
    return Score(
        forecasts=count,
        score=sum((chance - came) ** 2 for chance, came in settled) / count,
        reliability=sum(n * (chance - seen) ** 2 for chance, n, seen in parts) / count,
        resolution=sum(n * (seen - rate) ** 2 for _, n, seen in parts) / count,
        uncertainty=rate * (1 - rate),
        shown=count >= ENOUGH,
    )
