"""How sure may we be of what we only hear? Grades to a probability.

Voices are fused in log-odds: each voice weighs ``ln(r / (1 - r))``, r being the chance that its
source is right; of voices of one origin the strongest on each side counts; the old weighs less.
Official decisions are never fused: they are facts or conflicts, and this module never sees them.

Three choices the formula leaves open:

- F (a source that cannot be judged) and 6 (a claim that cannot be judged) are unknown: such a voice
  is kept and shown, and weighs nothing.
- A source that is wrong more often than right (r below one half) weighs nothing either: what a bad
  ear says for a thing is no word against it. So another supporting voice never lowers a claim.
- Letter and digit are judged apart and never mixed: the digit tells how the claim looked beside
  what was known, which fusion computes from the voices themselves.

References: Admiralty code (AJP-2.1); ICD 203 (words of likelihood); naive Bayes in log-odds with
independence groups.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, exp2, log
from types import MappingProxyType
from typing import Final

from graph.vocabulary import RELIABILITY, Stance


@dataclass(frozen=True, slots=True)
class Defaults:
    """The numbers fusion starts from; a version names them in every answer.

    Attributes:
        right: the chance that a source of each letter is right; a letter left out is unknown.
        prior: the chance of a claim before anybody has spoken.
        half_life: days after which a voice weighs half.
        beta: pseudo-counts of right and wrong a source starts from.
    """

    version: str
    right: Mapping[str, float]
    prior: float = 0.5
    half_life: float = 180
    beta: tuple[float, float] = (2, 2)


DEFAULTS: Final = Defaults(
    version="2026-1",
    right=MappingProxyType(
        {code: grade.value for code, grade in RELIABILITY.items() if grade.value is not None}
    ),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One informal report's word on one claim.

    Attributes:
        origin: who it goes back to; voices of one origin are not independent.
        reliability, credibility: the Admiralty letter and digit.
        heard_on: the day it was recorded; its age counts from then.
        measured: the measured chance that its source is right, in place of the letter's.
    """

    id: str
    origin: str
    stance: Stance
    reliability: str
    credibility: str | None
    heard_on: date
    measured: float | None = None


@dataclass(frozen=True, slots=True)
class Fused:
    """What voices make together.

    Attributes:
        probability: of the claim, 0 to 1.
        prior: what it would be with no voice at all.
        counted: for each origin and side the voice that counted, with its weight in log-odds.
        base: how broad the evidence is: none, low (one origin), moderate (two), high (more).
        version: of the defaults used.
    """

    probability: float
    prior: float
    counted: tuple[tuple[Voice, float], ...]
    base: str
    version: str


def weight(voice: Voice, on: date, defaults: Defaults = DEFAULTS) -> float:
    """A voice's log-odds for (positive) or against (negative) its claim on a day.

    Halves every ``half_life`` days; 0 for what cannot be judged.
    """
    right = voice.measured if voice.measured is not None else defaults.right.get(voice.reliability)
    if right is None or voice.credibility == "6":
        return 0.0
    strength = max(0.0, _log_odds(right))
    age = max(0, (on - voice.heard_on).days)
    fresh = strength * exp2(-age / defaults.half_life)
    return fresh if voice.stance is Stance.SUPPORTS else -fresh


def fuse(
    voices: Iterable[Voice],
    on: date,
    prior: float | None = None,
    defaults: Defaults = DEFAULTS,
) -> Fused:
    """The probability of a claim on a day, from all voices on it.

    Parameters
    ----------
    voices
        In any order; those of one origin count once for and once against, the strongest each.
    on
        The day it is asked for.
    prior
        The chance before anybody spoke (a base rate); the defaults' if None.

    Raises
    ------
    ValueError
        The prior is not strictly between 0 and 1.
    """
    before = defaults.prior if prior is None else prior
    if not 0 < before < 1:
        message = f"a prior lies between 0 and 1, not at {before}"
        raise ValueError(message)
    strongest: dict[tuple[str, Stance], tuple[Voice, float]] = {}
    for voice in sorted(voices, key=lambda each: each.id):
        found = (voice, weight(voice, on, defaults))
        held = strongest.get((voice.origin, voice.stance))
        if found[1] and (held is None or abs(found[1]) > abs(held[1])):
            strongest[voice.origin, voice.stance] = found
    counted = tuple(strongest[key] for key in sorted(strongest))
    total = _log_odds(before) + sum(each for _, each in counted)
    origins = len({voice.origin for voice, _ in counted})
    base = ("none", "low", "moderate", "high")[min(origins, 3)]
    return Fused(1 / (1 + exp(-total)), before, counted, base, defaults.version)


def independent_support(voices: Iterable[Voice]) -> int:
    """How many independent origins speak for a claim with a grade that can be judged."""
    return len(
        {
            each.origin
            for each in voices
            if each.stance is Stance.SUPPORTS and weight(each, each.heard_on)
        }
    )


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of likelihood and the half-open band it stands for."""

    code: str
    vi: str
    en: str
    below: float


LIKELIHOODS: Final = (
    Likelihood("almost_no_chance", "hầu như không thể", "almost no chance", 0.05),
    Likelihood("very_unlikely", "rất ít khả năng", "very unlikely", 0.20),
    Likelihood("unlikely", "ít khả năng", "unlikely", 0.45),
    Likelihood("roughly_even", "khả năng ngang nhau", "roughly even chance", 0.55),
    Likelihood("likely", "nhiều khả năng", "likely", 0.80),
    Likelihood("very_likely", "rất nhiều khả năng", "very likely", 0.95),
    Likelihood("almost_certain", "gần như chắc chắn", "almost certain", 1.01),
)
"""ICD 203; the published bands touch, so each holds its lower bound and not its upper."""


def likelihood(probability: float) -> Likelihood:
    """The word for a probability; meant for the claim, not for the evidence under it."""
    return next(each for each in LIKELIHOODS if probability < each.below)
