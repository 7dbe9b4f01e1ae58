"""The form of a decision: what each kind asks for, one thing more or less, what is read."""

import pytest

from api.recording import made_by
from api.things import changed, count_of, details_of
from graph.vocabulary import KINDS, Role
from viz.page import words_of
from viz.recording import MOST, Made, asked, things

TWO = {
    "things": "3", "number": "7", "event": "established", "unit": "Phòng Năm", "event-2": "died",
    "who-2": "An", "on-2_day": "1", "event-3": "post_created", "post-3": "Trưởng phòng",
    "unit-3_new": "@1", "detail_seats-3": "2",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"concern"}))
def test_every_kind_asks_for_what_it_needs(kind: str) -> None:
    told, boxes = KINDS[kind], asked(kind)
    assert {box.role for box in boxes if not box.detail} == told.may.union(*told.needs)
    needed = {name for name, each in told.details.items() if each.required}
    assert needed <= {box.detail for box in boxes if box.required}


def test_every_box_has_a_name_in_vietnamese() -> None:
    words = words_of("vi")
    for kind in KINDS:
        (thing,) = things({"event": kind}, 1, (), words)
        for box in thing.boxes:
            assert box.label not in {box.name.removeprefix("detail_"), ""}, (kind, box.name)


def test_the_law_lists_the_forms_of_discipline() -> None:
    (thing,) = things({"event": "disciplined"}, 1, (), words_of("vi"))
    form = next(box for box in thing.boxes if box.name == "detail_form")
    assert form.required
    assert "khiển trách" in [each.code for each in form.options]


class TestThings:
    def test_one_more_keeps_what_was_typed(self) -> None:
        assert changed(TWO, "add") == TWO | {"things": "4"}
        assert changed({"things": str(MOST)}, "add") == {"things": str(MOST)}

    def test_one_less_moves_those_behind_it(self) -> None:
        assert changed(TWO, "remove-2") == {
            "things": "2", "number": "7", "event": "established", "unit": "Phòng Năm",
            "event-2": "post_created", "post-2": "Trưởng phòng", "unit-2_new": "@1",
            "detail_seats-2": "2",
        }  # fmt: skip

    def test_what_pointed_at_it_points_at_nothing(self) -> None:
        left = changed(TWO, "remove-1")
        assert (left["event"], left["on_day"], left["unit-2_new"]) == ("died", "1", "")

    @pytest.mark.parametrize("act", ["remove-9", "remove-0", "remove-x", "remove-²", "show", "x"])
    def test_anything_else_changes_nothing(self, act: str) -> None:
        assert changed(TWO, act) == TWO

    @pytest.mark.parametrize(
        ("text", "count"), [("", 1), ("0", 1), ("x", 1), ("3", 3), ("99", MOST), ("-1", 1)]
    )
    def test_their_number_is_between_one_and_the_most(self, text: str, count: int) -> None:
        assert count_of({"things": text}) == count


def test_what_a_paper_founds_is_what_later_things_may_point_at() -> None:
    assert made_by(TWO) == (Made(1, Role.UNIT, "Phòng Năm"), Made(3, Role.POST, "Trưởng phòng"))
    new = {"event": "appointed", "who": "Lê Mới", "who_unknown": "lê  mới"}
    assert made_by(new) == (Made(1, Role.WHO, "Lê Mới"),)
    assert made_by(new | {"who": "Lê Khác"}) == ()
    assert made_by(new | {"who_id": "person:an"}) == ()


@pytest.mark.parametrize(
    ("kind", "typed", "details", "faults"),
    [
        ("seats_set", {"detail_seats-2": " 3 "}, {"seats": 3}, {}),
        ("seats_set", {"detail_seats-2": "ba"}, {}, {"detail_seats-2": "number"}),
        ("seats_set", {}, {}, {"detail_seats-2": "needed"}),
        ("appointed", {"detail_also-2": "yes"}, {"also": True}, {}),
        ("disciplined", {"detail_form-2": "khiển trách"}, {"form": "khiển trách"}, {}),
        ("disciplined", {"detail_form-2": "mắng"}, {}, {"detail_form-2": "choice"}),
        ("recorded", {"detail_birth_date-2_year": "1980", "detail_birth_date-2_month": "2"},
         {"birth_date": "1980-02"}, {}),
        ("recorded", {"detail_birth_date-2_month": "2"}, {}, {"detail_birth_date-2": "day"}),
        ("recorded", {"detail_other_names-2": "Ba,, Tư "}, {"other_names": ["Ba", "Tư"]}, {}),
        ("trained", {"detail_course-2": "a\x07"}, {}, {"detail_course-2": "long"}),
        ("trained", {"detail_course-2": "x" * 501}, {}, {"detail_course-2": "long"}),
    ],
)  # fmt: skip
def test_details_are_read_by_their_types(
    kind: str, typed: dict[str, str], details: dict[str, object], faults: dict[str, str]
) -> None:
    found: dict[str, str] = {}
    assert details_of(typed, kind, "-2", found) == details
    assert found == faults
