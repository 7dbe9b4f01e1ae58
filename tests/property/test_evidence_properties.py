"""What holds of every set of voices."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.calibration import brier
from graph.evidence import Voice, fuse
from graph.vocabulary import Stance

TODAY = date(2026, 10, 31)

VOICE = st.builds(
    Voice,
    id=st.uuids().map(str),
    origin=st.sampled_from("abcde"),
    stance=st.sampled_from(Stance),
    reliability=st.sampled_from("ABCDEF"),
    credibility=st.sampled_from("123456"),
    heard_on=st.integers(0, 900).map(lambda days: TODAY - timedelta(days=days)),
)
VOICES = st.lists(VOICE, max_size=8)
PRIOR = st.floats(0.01, 0.99)


def chance(voices: list[Voice], prior: float) -> float:
    return fuse(voices, TODAY, prior).probability


@given(VOICES, PRIOR, st.randoms())
def test_order_is_irrelevant(voices: list[Voice], prior: float, random: object) -> None:
    mixed = list(voices)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert fuse(mixed, TODAY, prior) == fuse(voices, TODAY, prior)


@given(VOICES, VOICE, PRIOR)
def test_a_repeat_of_the_same_origin_adds_nothing(
    voices: list[Voice], voice: Voice, prior: float
) -> None:
    once = [*voices, voice]
    assert chance([*once, replace(voice, id="again")], prior) == chance(once, prior)


@given(VOICES, VOICE, PRIOR, st.booleans())
def test_what_cannot_be_judged_adds_nothing(
    voices: list[Voice], voice: Voice, prior: float, by_letter: bool
) -> None:
    mute = replace(voice, reliability="F") if by_letter else replace(voice, credibility="6")
    assert chance([*voices, mute], prior) == chance(voices, prior)


@given(VOICES, VOICE, PRIOR)
def test_more_independent_support_never_lowers(
    voices: list[Voice], voice: Voice, prior: float
) -> None:
    another = replace(voice, origin="new", stance=Stance.SUPPORTS)
    assert chance([*voices, another], prior) >= chance(voices, prior)


@given(VOICES, PRIOR)
def test_contradiction_mirrors_support(voices: list[Voice], prior: float) -> None:
    other = {Stance.SUPPORTS: Stance.CONTRADICTS, Stance.CONTRADICTS: Stance.SUPPORTS}
    mirrored = [replace(voice, stance=other[voice.stance]) for voice in voices]
    assert chance(mirrored, 1 - prior) == pytest.approx(1 - chance(voices, prior), abs=1e-9)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.9]), st.booleans()), min_size=1))
def test_the_parts_of_the_score_add_up(settled: list[tuple[float, bool]]) -> None:
    found = brier(settled)
    assert found is not None
    parts = found.reliability - found.resolution + found.uncertainty
    assert found.score == pytest.approx(parts)
