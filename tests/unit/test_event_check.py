"""What is wrong with an event is said before it is written."""

import pytest

from graph.event_check import faults
from graph.model import Event, Json, make_event
from graph.vocabulary import Lane, Role
from tests.unit.telling import event


class TestFaults:
    @pytest.mark.parametrize(
        "fine",
        [
            event("appointed", "an", "head", "2020-01-01", until="2020", also=True),
            event("rotated", "an", unit="office", from_post="head"),
            event("merged", from_unit=("a", "b"), unit="c", on="2020"),
            event("established", unit="a", parent="b", lat=1, lon=1.5),
            event("concern", unit="a", about="unrest"),
            event("in_post", "an", "head", mode="acting"),
        ],
    )
    def test_what_fits_has_none(self, fine: Event) -> None:
        assert faults(fine) == []

    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            (event("promoted", "an"), "there is no kind of event 'promoted'"),
            (event("appointed", "an"), "appointed needs POST and WHO"),
            (event("rotated", "an"), "rotated needs POST and WHO or UNIT and WHO"),
            (event("appointed", "an", "head", unit="a"), "appointed has no role UNIT"),
            (event("appointed", "an", "head", salary=1), "appointed has no detail 'salary'"),
            (event("ranked", "an"), "ranked needs the detail 'rank'"),
            (event("died", "an", on="2020", until="2018"), "until 2018 lies before 2020"),
            (event("rotated", "an", unit=("a", "b")), "rotated takes one UNIT"),
        ],
    )
    def test_each_fault_is_named(self, wrong: Event, message: str) -> None:
        assert faults(wrong) == [message]

    @pytest.mark.parametrize(
        ("kind", "details"),
        [
            ("appointed", {"also": "yes"}),
            ("appointed", {"also": 1}),
            ("ranked", {"rank": 5}),
            ("seats_set", {"seats": True}),
            ("seats_set", {"seats": "3"}),
            ("seats_set", {"seats": 2.5}),
            ("recorded", {"other_names": "Ba"}),
            ("in_post", {"mode": "boss"}),
        ],
    )
    def test_a_detail_of_another_type(self, kind: str, details: dict[str, Json]) -> None:
        who = None if kind == "seats_set" else "an"
        post = "head" if kind in {"appointed", "in_post", "seats_set"} else None
        given = {Role.WHO: who, Role.POST: post}
        roles: dict[Role, str | tuple[str, ...]] = {
            role: node for role, node in given.items() if node
        }
        found = faults(make_event(kind, roles, details=details))
        assert len(found) == 1
        assert next(iter(details)) in found[0]

    def test_until_the_year_before_is_before(self) -> None:
        assert len(faults(event("appointed", "an", "head", "2020-01-01", until="2019"))) == 1

    @pytest.mark.parametrize(
        ("kind", "role"), [("renamed", Role.UNIT), ("post_created", Role.UNIT)]
    )
    def test_one_thing_is_named_or_placed_once(self, kind: str, role: Role) -> None:
        roles: dict[Role, str | tuple[str, ...]] = {role: ("a", "b")}
        if kind == "post_created":
            roles[Role.POST] = "head"
        details: dict[str, Json] = {"name": "x"} if kind == "renamed" else {}
        assert faults(make_event(kind, roles, details=details)) == [f"{kind} takes one UNIT"]

    def test_what_is_on_record_is_never_informal(self) -> None:
        said = make_event("recorded", {Role.WHO: "an"}, lane=Lane.INFORMAL)
        assert faults(said) == ["recorded is never informal"]


class TestIdentity:
    def test_the_same_official_event_has_the_same_id(self) -> None:
        one, same = (event("appointed", "an", "head", "2020") for _ in range(2))
        assert one.id == same.id

    @pytest.mark.parametrize(
        "other",
        [
            event("acting", "an", "head", "2020"),
            event("appointed", "be", "head", "2020"),
            event("appointed", "an", "head", "2020-01"),
            event("appointed", "an", "head", "2020", until="2021"),
            event("appointed", "an", "head", "2020", also=True),
        ],
    )
    def test_kind_roles_days_and_details_are_in_it(self, other: Event) -> None:
        assert event("appointed", "an", "head", "2020").id != other.id

    def test_a_detail_that_is_none_is_left_out(self) -> None:
        assert event("appointed", "an", "head", row=None) == event("appointed", "an", "head")

    def test_informal_ids_cannot_be_guessed(self) -> None:
        one, other = (make_event("died", {Role.WHO: "an"}, lane=Lane.INFORMAL) for _ in range(2))
        assert one.id != other.id
