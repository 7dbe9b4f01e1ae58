"""The real offices as they are listed: whole, named once, and honest about what was inferred."""

import sys
from collections import Counter
from functools import lru_cache

import pytest

from graph.errors import RefusedError
from graph.event_check import faults
from graph.offices import places
from graph.offices.founding import Office, offices, posts, said
from graph.offices.tree import AREA_ROOMS
from graph.vocabulary import Role


@lru_cache(maxsize=2)
def listed(*, national: bool = True) -> tuple[Office, ...]:
    return offices(national=national)


def office(key: str) -> Office:
    (found,) = [each for each in listed() if each.key == key]
    return found


def test_the_country_has_63_departments_and_34_after() -> None:
    counts = Counter((each.kind, each.new) for each in listed())
    assert counts[("department", False)] == 63
    assert counts[("department", True)] == 34
    assert counts[("general_department", False)] == counts[("general_department", True)] == 1
    assert 690 <= counts[("branch", False)] <= 702
    assert 350 <= counts[("area_room", True)] <= 360


def test_the_south_is_whole_on_both_sides() -> None:
    south = listed(national=False)
    counts = Counter((each.kind, each.new) for each in south)
    assert (counts[("department", True)], counts[("department", False)]) == (11, 26)
    assert {each.key for each in south} <= {each.key for each in listed()}
    dak_lak = next(each for each in south if each.key == "thads-34/dak-lak")
    assert {each.key for each in dak_lak.made_of} == {"thads-63/dak-lak", "thads-63/phu-yen"}


def test_keys_ids_and_names_are_nobody_elses() -> None:
    keys = [each.key for each in listed()] + [key for each in listed() for key, *_ in posts(each)]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() for key in keys)
    assert len({each.id for each in listed()}) == len(listed())
    assert len({each.name for each in listed()}) == len(listed())


def test_everything_former_went_into_something_once() -> None:
    went = Counter(old.key for each in listed() for old in each.made_of)
    assert went == dict.fromkeys((each.key for each in listed() if not each.new), 1)


def test_dong_thap_is_made_of_two() -> None:
    found = office("thads-34/dong-thap")
    assert {each.name for each in found.made_of} == {
        "Cục THADS tỉnh Đồng Tháp",
        "Cục THADS tỉnh Tiền Giang",
    }


@pytest.mark.parametrize(("name", "rooms"), AREA_ROOMS.items())
def test_known_numbers_of_area_rooms_are_not_inferred(name: str, rooms: int) -> None:
    below = [each for each in listed() if each.kind == "area_room"
             and each.parent and each.parent.name.endswith(f" {name}")]  # fmt: skip
    assert len(below) == rooms
    assert not any(each.inferred for each in below)
    assert all(each.made_inferred for each in below)


def test_what_is_not_known_is_not_said() -> None:
    events = [each.event for each in said(listed())]
    former = {each.id for each in listed() if not each.new}
    for event in events:
        if event.kind != "merged" and event.node(Role.UNIT) in former:
            assert event.on is None
        if event.details.get("rank") == "deputy":
            assert "seats" not in event.details
    assert not [event for event in events if event.node(Role.WHO)]
    assert {event.kind for event in events} == {"established", "post_created", "merged"}


def test_every_event_fits_the_vocabulary_and_has_a_row_of_its_own() -> None:
    told = list(said(listed()))
    assert not [fault for each in told for fault in faults(each.event)]
    assert len({each.row for each in told}) == len(told)


def test_without_the_list_of_provinces_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for each in (places.old_provinces, places.new_provinces):
        each.cache_clear()
    monkeypatch.setitem(sys.modules, "vietnamadminunits", None)

    with pytest.raises(RefusedError, match="vietnamadminunits") as told:
        offices(national=False)

    assert "canbo[demo]" in told.value.hint
