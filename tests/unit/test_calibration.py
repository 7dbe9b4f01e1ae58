"""The worked cases of measured reliability and of the Brier score."""

import pytest

from graph.calibration import brier, measured_reliability


@pytest.mark.parametrize(
    ("hits", "outcomes", "chance"),
    [(0, 0, 0.5), (7, 8, 0.75), (3, 8, 0.41667), (18, 20, 0.83333), (1, 1, 0.6)],
)
def test_measured_reliability(hits: int, outcomes: int, chance: float) -> None:
    found = measured_reliability(hits, outcomes)
    assert found.chance == pytest.approx(chance, abs=1e-5)
    assert found.shown == (outcomes >= 5)
    assert (found.letter is None) == (outcomes < 5)


def test_a_measured_letter_is_the_one_below() -> None:
    assert measured_reliability(7, 8).letter == "C"
    assert measured_reliability(0, 50).letter == "E"
    with pytest.raises(ValueError, match="hits"):
        measured_reliability(2, 1)


def test_the_worked_brier_score_and_its_parts() -> None:
    found = brier([(0.9, True), (0.7, True), (0.7, False), (0.3, False), (0.5, True)])
    assert found is not None
    parts = (found.score, found.reliability, found.resolution, found.uncertainty)
    assert parts == pytest.approx((0.186, 0.086, 0.140, 0.240), abs=0.001)
    assert found.shown
    few = brier([(0.9, True)])
    assert few is not None
    assert not few.shown
    assert brier([]) is None
