"""The tree of units on a day: what is in it, how many are below, where a find stands in it."""

from datetime import datetime

import pytest

from graph.answers import Clocks
from graph.errors import NotFoundError
from graph.services.tree import branch, called, look_up, tree
from graph.store.found import Twig
from graph.store.runner import Run
from graph.visibility import BASE
from graph.vocabulary import Role
from tests.office import Office


@pytest.fixture
def town(office: Office) -> Office:
    """A top with two wards; the old one was merged into the new on 2020-01-01."""
    for unit, on in (("top", "2000"), ("old", "2000"), ("new", "2010")):
        roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit}
        if unit != "top":
            roles[Role.PARENT] = "top"
        posts = office.event("post_created", post=f"{unit} post", roles={Role.UNIT: unit},
                             title="clerk", seats=2)  # fmt: skip
        office.say(f"f {unit}", office.event("established", on=on, roles=roles, name=unit), posts)
    for number in (10, 9):
        roles = {Role.UNIT: f"room {number}", Role.PARENT: "new"}
        office.say(f"f{number}", office.event("established", on="2010", roles=roles,
                                              name=f"room {number}"))  # fmt: skip
    for person, unit in (("an", "top"), ("binh", "new"), ("cam", "new")):
        office.say(f"a {person}", office.event("appointed", person, f"{unit} post", "2011-01-01"))
    office.say("hs", office.event("recorded", "binh", name="Trần Bình"))
    merged: dict[Role, str | tuple[str, ...]] = {Role.FROM_UNIT: "old", Role.UNIT: "new"}
    office.say("m", office.event("merged", on="2020-01-01", roles=merged))
    return office


def told(twigs: tuple[Twig, ...]) -> list[tuple[object, ...]]:
    """Names and numbers, and those of what is opened."""
    return [
        (
            each.unit.id,
            each.children,
            each.units,
            each.people,
            *([told(each.below)] * bool(each.below)),
        )
        for each in twigs
    ]


def clocks(office: Office, as_of: str, known: datetime | None = None) -> Clocks:
    """Both clocks."""
    return office.clocks(as_of, known)


def test_a_single_top_is_opened_and_counted(town: Office) -> None:
    found = tree(town.store.for_viewer(BASE), clocks(town, "2015-01-01"))
    assert told(found) == [("top", 2, 4, 3, [("new", 2, 2, 2), ("old", 0, 0, 0)])]


def test_what_has_ended_is_not_in_it_and_is_found(town: Office) -> None:
    store, when = town.store.for_viewer(BASE), clocks(town, "2020-01-01")
    assert [each.unit.id for each in tree(store, when)[0].below] == ["new"]
    (hit,) = [each for each in look_up(store, "old", when) if each.hit.kind == "unit"]
    assert (hit.ended_on, hit.above and hit.above.id) == ("2020-01-01", "top")


def test_numbers_in_names_order_by_value(town: Office) -> None:
    found = branch(town.store.for_viewer(BASE), "new", clocks(town, "2015-01-01"))
    assert [each.unit.id for each in found] == ["room 9", "room 10"]


def test_it_opens_down_to_a_unit(town: Office) -> None:
    found = tree(town.store.for_viewer(BASE), clocks(town, "2015-01-01"), "room 9")
    new = found[0].below[0]
    assert [each.unit.id for each in new.below] == ["room 9", "room 10"]
    with pytest.raises(NotFoundError):
        tree(town.store.for_viewer(BASE), clocks(town, "2015-01-01"), "nothing")


def test_before_a_merger_was_known_the_old_one_stands(town: Office) -> None:
    before = clocks(town, "2021-01-01", datetime.fromisoformat("2020-01-01T08:30:00+00:00"))
    found = tree(town.store.for_viewer(BASE), before)
    assert [each.unit.id for each in found] == ["top"]
    assert [each.unit.id for each in found[0].below] == ["new", "old"]


def test_a_top_that_ended_later_is_a_top_as_known_before(office: Office) -> None:
    office.say("f", office.event("established", on="2000", roles={Role.UNIT: "top"}, name="top"))
    known = office.say("d", office.event("dissolved", on="2010-01-01", roles={Role.UNIT: "top"}))
    store = office.store.for_viewer(BASE)
    assert tree(store, office.clocks("2015-01-01")) == ()
    before = office.clocks("2015-01-01", known.replace(minute=0, hour=known.hour - 1, second=30))
    assert [each.unit.id for each in tree(store, before)] == ["top"]


def test_the_number_of_statements_does_not_grow(
    town: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows = Run.rows

    def counted(run: Run, name: str, **params: object) -> object:
        asked.append(name)
        return rows(run, name, **params)

    monkeypatch.setattr(Run, "rows", counted)
    store, when = town.store.for_viewer(BASE), clocks(town, "2015-01-01")
    numbers = set()
    for unit in ("new", "top"):
        asked.clear()
        branch(store, unit, when)
        numbers.add(len(asked))
    assert numbers == {2}
    asked.clear()
    look_up(store, "clerk an new", when)
    look_up(store, "new", when)
    assert len(asked) <= 6


def test_a_person_stands_where_they_are_in_post(town: Office) -> None:
    (found,) = look_up(town.store.for_viewer(BASE), "binh", clocks(town, "2015-01-01"))
    ((post, mode),) = found.posts
    assert (post.id, mode) == ("new post", "full")
    assert post.unit is not None
    assert post.unit.id == "new"


def test_names_by_id(town: Office) -> None:
    found = called(town.store.for_viewer(BASE), ["an", "new", "new post"], town.clocks())
    assert {key: hit.kind for key, hit in found.items()} == {
        "an": "person", "new": "unit", "new post": "position",
    }  # fmt: skip
