"""How good are our ears: scores of what was heard and then settled.

Claims are scored, not people: what is not settled is left out, and so is a word written down after
the official event was recorded. Everything is computed from what the viewer may read, so two
viewers may see different scores, and neither learns of what they may not read. Reliability, the
Brier score and how few are too few: :mod:`graph.calibration`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp
from statistics import median
from typing import Final

from graph.answers import Clocks, UnitRef
from graph.calibration import Reliability, Score, brier, measured_reliability
from graph.evidence import Voice, fuse, weight
from graph.signals import Signal, Verdict, verdict_of
from graph.vocabulary import Stance

UNSAID: Final = "unsaid"
"""The class of a source nobody gave a class."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One informal report's word, with who wrote it down and from what kind of source."""

    voice: Voice
    recorded_at: datetime
    author: str | None
    source_class: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One origin's word on a signal that was settled.

    Attributes:
        right: whether what it said came true.
        came: whether what was heard of came true; with ``chance`` it makes the Brier score.
        chance: the chance its grade stated for what was heard; None for a grade nobody can judge.
        lead_days: days from writing it down to the official record; None where it was not right
            about something that happened.
    """

    signal: str
    author: str | None
    source_class: str
    right: bool
    came: bool
    chance: float | None
    lead_days: int | None


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before the official record something was heard, in days."""

    claims: int
    median: float
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What some claims come to.

    Attributes:
        of: a class of source, or an account; empty for all together.
        score: over the claims whose chance was stated; None for none.
        lead: None where nothing that was said came true.
    """

    of: str
    reliability: Reliability
    score: Score | None
    lead: Lead | None


@dataclass(frozen=True, slots=True)
class Scores:
    """The scoreboard.

    Attributes:
        everything: all claims together; its Brier score is that of the fused probabilities.
        classes: by class of source; officers: by author, as far as the viewer may see them.
        after_fact: how many words were written down after the official record, and count for
            nothing.
    """

    clocks: Clocks
    everything: Tally
    classes: tuple[Tally, ...]
    officers: tuple[Tally, ...]
    after_fact: int


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit nothing was heard of for a while.

    Attributes:
        depth: how far below the unit asked for.
        reports: how many informal reports ever named it, as far as the viewer may read them.
        last_at: when the last of them was recorded.
    """

    unit: UnitRef
    depth: int
    reports: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """Units of a subtree nothing was heard of for so many days; ``units``: all that are there."""

    clocks: Clocks
    unit: UnitRef
    days: int
    units: int
    rows: tuple[Silent, ...]


def claims_of(signal: Signal, spoken: Iterable[Spoken], moment: datetime) -> list[Claim]:
    """The claims a settled signal yields: the first word of each origin, if written down in time.

    None for a signal that is not settled at that moment.
    """
    verdict = verdict_of(signal, moment)
    if verdict is None:
        return []
    first: dict[str, Spoken] = {}
    for word in sorted(spoken, key=lambda each: (each.recorded_at, each.voice.id)):
        if word.recorded_at < verdict.official_at:
            first.setdefault(word.voice.origin, word)
    return [_claim(signal.event.id, word, verdict) for word in first.values()]


def late_words(signal: Signal, spoken: Iterable[Spoken], moment: datetime) -> int:
    """How many words on a settled signal were written down after the fact."""
    verdict = verdict_of(signal, moment)
    return sum(each.recorded_at >= verdict.official_at for each in spoken) if verdict else 0


def forecast_of(
    signal: Signal, spoken: Iterable[Spoken], moment: datetime
) -> tuple[float, bool] | None:
    """What all words together said just before the official record, and whether it came true.

    None for a signal that is not settled, or of which nobody said anything that can be judged.
    """
    verdict = verdict_of(signal, moment)
    if verdict is None:
        return None
    voices = [each.voice for each in spoken if each.recorded_at < verdict.official_at]
    fused = fuse(voices, verdict.official_at.date())
    return (fused.probability, verdict.same) if fused.counted else None


def _claim(signal: str, word: Spoken, verdict: Verdict) -> Claim:
    supports = word.voice.stance is Stance.SUPPORTS
    strength = weight(word.voice, word.voice.heard_on)
    right = supports is verdict.same
    ahead = (verdict.official_at - word.recorded_at).days
    return Claim(
        signal=signal,
        author=word.author,
        source_class=word.source_class,
        right=right,
        came=verdict.same,
        chance=1 / (1 + exp(-strength)) if strength else None,
        lead_days=ahead if right and verdict.same else None,
    )


def tally(of: str, claims: Sequence[Claim]) -> Tally:
    """What claims come to: each counts once."""
    stated = [(each.chance, each.came) for each in claims if each.chance is not None]
    return Tally(
        of,
        measured_reliability(sum(each.right for each in claims), len(claims)),
        brier(stated),
        lead([each.lead_days for each in claims if each.lead_days is not None]),
    )


def lead(days: Sequence[int]) -> Lead | None:
    """How long ahead; None for nothing."""
    return Lead(len(days), float(median(days)), min(days), max(days)) if days else None


def tallies(claims: Iterable[Claim], by: Callable[[Claim], str | None]) -> tuple[Tally, ...]:
    """Claims in groups, the largest first; those of no group are left out."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for each in claims:
        if (group := by(each)) is not None:
            groups[group].append(each)
    found = [tally(of, group) for of, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.reliability.outcomes, one.of)))
