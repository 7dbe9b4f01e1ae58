"""Whatever the seed: the same demo again, another one for another seed, and no fault in it."""

from itertools import pairwise
from random import Random

import pytest

from graph.demo import explain, generate
from graph.demo.names import FEMALE, MALE, Names, family_and_given
from graph.event_check import faults


def test_the_same_seed_gives_the_same_drafts() -> None:
    assert repr(generate(3)) == repr(generate(3))


@pytest.mark.parametrize("seed", [2, 7])
def test_any_seed_gives_a_sound_office_of_its_own(seed: int) -> None:
    drafts = generate(seed)
    assert all(first.at < second.at for first, second in pairwise(drafts))
    assert not [fault for draft in drafts for event in draft.says for fault in faults(event)]
    counts = explain(drafts)
    assert 3_800 <= counts["people"] <= 4_600
    assert 6_000 <= counts["decision"] <= 10_000
    first = {node.id for draft in generate(1)[:100] for node in draft.people}
    assert first.isdisjoint(node.id for draft in drafts for node in draft.people)


@pytest.mark.slow
def test_the_whole_country_is_about_ten_thousand_people() -> None:
    counts = explain(generate(1, national=True))
    assert 9_000 <= counts["people"] <= 12_500


@pytest.mark.parametrize("sex", [MALE, FEMALE])
def test_names_are_drawn_from_syllables(sex: str) -> None:
    names = Names(Random(1), frozenset({"Nguyễn Văn Hùng", "Nguyễn Thị Lan"}))  # noqa: S311
    drawn = [names.draw(sex) for _ in range(3000)]
    assert "Nguyễn Văn Hùng" not in drawn
    assert "Nguyễn Thị Lan" not in drawn
    assert len(set(drawn)) > 1800
    assert all(3 <= len(name.split()) <= 4 for name in drawn)
    surnames = [family_and_given(name)[0] for name in drawn]
    assert 0.2 < surnames.count("Nguyễn") / len(surnames) < 0.4
