"""Layout: the same picture whatever the order of the rows, and nothing on top of anything."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.cards import NAME_SIZE, cards
from graph.analysis.layout import Layout, narrow_layout, wide_layout
from graph.analysis.ordering import natural_key, post_key
from graph.analysis.pieces import CARD
from graph.analysis.text import text_width, wrapped
from graph.answers import Clocks, PersonRef, PostRef, UnitRef
from graph.drawings import (
    DrawnPerson,
    DrawnPost,
    DrawnUnit,
    OrgGraph,
    Place,
    SeatState,
    Tie,
    TieKind,
)

CLOCKS = Clocks(date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC))
LONG = "Phòng Kiểm tra, giải quyết khiếu nại tố cáo, THADS tỉnh Đồng Tháp"


def org(
    parents: Sequence[int] = (),
    posts: Sequence[tuple[int, int]] = (),
    *,
    above: bool = False,
    earlier: int = 0,
    name: str = "Unit",
) -> OrgGraph:
    """Unit 0, units below (the number of each one's parent), posts as (unit, people)."""
    opened = {unit for unit, _ in posts}
    units = [DrawnUnit(UnitRef("u0", f"{name} 0"), Place.ROOT, opened=True)]
    ties: list[Tie] = []
    for number, parent in enumerate(parents, start=1):
        ref = UnitRef(f"u{number}", f"{name} {number}")
        units.append(DrawnUnit(ref, Place.BELOW, 1, number in opened))
        ties.append(Tie(TieKind.PART_OF, ref.id, f"u{parent}"))
    if above:
        units.append(DrawnUnit(UnitRef("above", "Above"), Place.ABOVE))
        ties.append(Tie(TieKind.PART_OF, "u0", "above"))
    for number in range(earlier):
        units.append(DrawnUnit(UnitRef(f"e{number}", f"Earlier {number}"), Place.EARLIER))
        ties.append(Tie(TieKind.BECAME, f"e{number}", "u0", mode="merge"))
    drawn_posts, people = [], []
    for number, (unit, holders) in enumerate(posts):
        post = PostRef(f"q{number}", f"Post {number}", units[unit].ref)
        drawn_posts.append(DrawnPost(post, SeatState.HELD))
        ties.append(Tie(TieKind.IN, post.id, f"u{unit}"))
        for holder in range(holders):
            person = PersonRef(f"p{number}.{holder}", f"Nguyễn Văn {holder}")
            people.append(DrawnPerson(person))
            ties.append(Tie(TieKind.HOLDS, person.id, post.id, mode="full"))
    return OrgGraph(
        units[0].ref, CLOCKS, 1, 300, (), tuple(units), tuple(drawn_posts), tuple(people),
        tuple(ties),
    )  # fmt: skip


PROVINCE = org([0] * 17, [(0, 1), (0, 5)], above=True, earlier=2)


def shuffled(found: OrgGraph, seed: int) -> OrgGraph:
    """The same with its rows in another order."""
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret

    def mixed(rows: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(rng.sample(rows, len(rows)))

    return replace(
        found,
        units=mixed(found.units),
        posts=mixed(found.posts),
        people=mixed(found.people),
        ties=mixed(found.ties),
    )


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    """Pairs of cards of which one lies on the other."""
    return [
        (one.id, two.id)
        for one, two in combinations(layout.boxes.values(), 2)
        if one.x < two.x + two.width
        and two.x < one.x + one.width
        and one.y < two.y + two.height
        and two.y < one.y + one.height
    ]


@st.composite
def organisations(draw: st.DrawFn) -> OrgGraph:
    """Trees of units with posts and people, some with a second post."""
    size = draw(st.integers(0, 25))
    parents = [draw(st.integers(0, number)) for number in range(size)]
    posts = draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, 9)), max_size=8))
    found = org(parents, posts, above=draw(st.booleans()), earlier=draw(st.integers(0, 4)),
                name=draw(st.sampled_from(["Unit", LONG, "W" * 60])))  # fmt: skip
    if found.people and found.posts:
        second = Tie(TieKind.HOLDS, found.people[0].id, found.posts[-1].id, mode="concurrent")
        found = replace(found, ties=(*found.ties, second))
    return found


@settings(max_examples=25, deadline=None)
@given(organisations(), st.integers())
def test_nothing_overlaps_and_order_does_not_matter(found: OrgGraph, seed: int) -> None:
    for lay_out in (wide_layout, narrow_layout):
        layout = lay_out(found)
        assert overlapping(layout) == []
        assert layout == lay_out(shuffled(found, seed))
        assert set(layout.boxes) == {
            node.id for nodes in (found.units, found.posts, found.people) for node in nodes
        }
        for box in layout.boxes.values():
            assert 0 <= box.x <= layout.width - box.width
            assert 0 <= box.y <= layout.height - box.height


@settings(max_examples=25, deadline=None)
@given(organisations())
def test_every_tie_has_one_wire_and_none_leads_to_itself(found: OrgGraph) -> None:
    layout = wide_layout(found)
    assert sorted(wire.tie for wire in layout.wires if wire.tie) == sorted(
        tie.id for tie in found.ties
    )
    assert all(wire.start != wire.end for wire in layout.wires)


def test_shared_wires_run_straight_across_or_down() -> None:
    for wire in wide_layout(PROVINCE).wires:
        if not isinstance(wire.start, str) and not isinstance(wire.end, str):
            assert wire.start[0] == wire.end[0] or wire.start[1] == wire.end[1]


def test_a_province_can_be_read_on_a_screen_and_on_a_phone() -> None:
    wide, narrow = wide_layout(PROVINCE), narrow_layout(PROVINCE)
    assert NAME_SIZE * min(860 / wide.width, 680 / wide.height) > 10
    assert NAME_SIZE * 350 / narrow.width > 10


def test_a_large_office_is_neither_a_ribbon_nor_a_tower() -> None:
    found = org([0] * 30 + [1 + number % 30 for number in range(470)])
    layout = wide_layout(found)
    assert 0.5 < layout.width / layout.height < 3
    assert overlapping(layout) == []


def test_what_nothing_ties_to_the_unit_is_drawn_below() -> None:
    lost = DrawnPerson(PersonRef("lost", "Nobody's"))
    layout = wide_layout(replace(PROVINCE, people=(*PROVINCE.people, lost)))
    assert layout.boxes["lost"].y == max(box.y for box in layout.boxes.values())


def test_a_person_in_two_posts_is_drawn_once() -> None:
    found = org([], [(0, 1), (0, 0)])
    also = Tie(TieKind.HOLDS, "p0.0", "q1", mode="acting")
    layout = wide_layout(replace(found, ties=(*found.ties, also)))
    assert len(layout.boxes) == 4
    assert [wire for wire in layout.wires if wire.tie == also.id][0].end == "q1"  # noqa: RUF015


def test_the_tail_that_repeats_the_unit_above_is_left_out() -> None:
    found = org([0])
    root = replace(found.units[0], ref=UnitRef("u0", "THADS tỉnh Đồng Tháp"))
    child = replace(found.units[1], ref=UnitRef("u1", "Phòng THADS khu vực 1, tỉnh Đồng Tháp"))
    assert cards(replace(found, units=(root, child)))["u1"].lines == ("Phòng THADS khu vực 1",)


@given(st.text(), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text: str, lines: int) -> None:
    told = wrapped(text, CARD, 13, lines)
    assert 1 <= len(told) <= lines
    assert all(text_width(line, 13) <= CARD for line in told)


@pytest.mark.parametrize(
    "names", [["Area 2", "Area 10", None], ["khu vực 9", "Khu vực 12"], ["2", "A"]]
)
def test_numbers_in_names_count(names: list[str | None]) -> None:
    assert sorted({*names}, key=natural_key) == names


def test_heads_come_first() -> None:
    ranks = ["head", "deputy", "member", None]
    posts = [PostRef(str(rank), "Same", None, rank=rank) for rank in ranks]
    assert [post.rank for post in sorted({*posts}, key=post_key)] == ranks
