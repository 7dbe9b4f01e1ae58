"""The worked cases of fusion and words of likelihood."""

from datetime import date, timedelta

import pytest

from graph.evidence import (
    DEFAULTS,
    Voice,
    fuse,
    independent_support,
    likelihood,
    weight,
)
from graph.vocabulary import Stance

TODAY = date(2026, 10, 31)


def voices(told: str) -> list[Voice]:
    """Voices from words such as ``C``, ``-C`` (contradicts) and ``C@x`` (of origin x)."""
    made = []
    for number, word in enumerate(told.split()):
        letter, _, origin = word.lstrip("-").partition("@")
        stance = Stance.CONTRADICTS if word.startswith("-") else Stance.SUPPORTS
        made.append(Voice(f"v{number}", origin or f"o{number}", stance, letter, None, TODAY))
    return made


@pytest.mark.parametrize(
    ("told", "prior", "probability"),
    [
        ("C", 0.5, 0.700),
        ("C C", 0.5, 0.845),
        ("C@x C@x", 0.5, 0.700),
        ("C C C", 0.5, 0.927),
        ("B -C", 0.5, 0.708),
        ("B", 0.1, 0.386),
        ("B C", 0.1, 0.595),
        ("F", 0.5, 0.5),
        ("F", 0.1, 0.1),
        ("", 0.3, 0.3),
    ],
)
def test_the_worked_cases(told: str, prior: float, probability: float) -> None:
    assert fuse(voices(told), TODAY, prior).probability == pytest.approx(probability, abs=0.001)


def test_the_strongest_of_one_origin_counts_on_each_side() -> None:
    fused = fuse(voices("D@x B@x -C@x"), TODAY)
    assert [(voice.reliability, value > 0) for voice, value in fused.counted] == [
        ("C", False),
        ("B", True),
    ]
    assert fused.probability == pytest.approx(0.708, abs=0.001)


def test_a_voice_weighs_half_after_half_a_year_and_never_more_than_when_fresh() -> None:
    (voice,) = voices("B")
    fresh = weight(voice, TODAY)
    assert weight(voice, TODAY + timedelta(days=180)) == pytest.approx(fresh / 2)
    assert weight(voice, TODAY - timedelta(days=400)) == fresh


def test_what_cannot_be_judged_weighs_nothing_and_a_bad_ear_is_no_mirror() -> None:
    unjudged = Voice("v", "o", Stance.SUPPORTS, "A", "6", TODAY)
    assert weight(unjudged, TODAY) == 0
    assert weight(voices("E")[0], TODAY) == 0
    assert independent_support(voices("F E C")) == 1


def test_a_measured_source_counts_as_measured() -> None:
    earned = Voice("v", "o", Stance.SUPPORTS, "F", None, TODAY, measured=0.75)
    assert fuse([earned], TODAY).probability == pytest.approx(0.75)


@pytest.mark.parametrize(("told", "base"), [("F", "none"), ("C", "low"), ("C C", "moderate")])
def test_how_broad_the_evidence_is(told: str, base: str) -> None:
    assert fuse(voices(told), TODAY).base == base


@pytest.mark.parametrize("prior", [0.0, 1.0, -1.0])
def test_a_prior_that_no_voice_could_move_is_refused(prior: float) -> None:
    with pytest.raises(ValueError, match="prior"):
        fuse([], TODAY, prior)


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost_no_chance"),
        (0.0499, "almost_no_chance"),
        (0.05, "very_unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly_even"),
        (0.55, "likely"),
        (0.80, "very_likely"),
        (0.95, "almost_certain"),
        (1.0, "almost_certain"),
    ],
)
def test_a_band_holds_its_lower_bound(probability: float, word: str) -> None:
    assert likelihood(probability).code == word


def test_the_defaults_name_their_version() -> None:
    assert fuse([], TODAY).version == DEFAULTS.version
