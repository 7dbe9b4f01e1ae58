"""What is heard beside an official answer: apart, named as such, and changing none of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from graph.answers import Clocks
from graph.model import Event, Judgement, make_event
from graph.services.history import history
from graph.services.org_graph import org_graph
from graph.services.overlay import Overlaid, overlay
from graph.services.person import person_page
from graph.services.post import post_page
from graph.services.reviewing import Review, review
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.store import ViewerStore
from graph.visibility import BASE, Viewer
from graph.vocabulary import Lane, Role
from tests.desk import judge
from tests.hearsay import heard, note
from tests.office import FIRST

Office = Any  # the builder of tests/db/conftest.py

LAN = Viewer("lan", 1, frozenset({"u"}))
ELSEWHERE = Viewer("lan-2", 1, frozenset({"elsewhere"}))
KNOWN = FIRST + timedelta(days=30)

Ask = Callable[[ViewerStore, Clocks], Overlaid]
ANSWERS: dict[str, Ask] = {
    "succession": lambda store, clocks: succession(store, "head", clocks),
    "post": lambda store, clocks: post_page(store, "head", clocks),
    "history": lambda store, clocks: history(store, "an", clocks),
    "person": lambda store, clocks: person_page(store, "an", clocks),
    "unit": lambda store, clocks: unit_page(store, "u", clocks),
    "graph": lambda store, clocks: org_graph(store, "u", clocks),
}


@pytest.fixture
def rumours(office: Office) -> dict[str, Event]:
    """Of An who heads the unit, of Binh for the post, of the unit, and of nobody there now."""
    office.found("u", "head")
    office.found("elsewhere", "other")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.say("d0", office.event("appointed", "old", "head", "2012-01-01", until="2017-12-31"))
    office.say("d2", office.event("appointed", "cam", "other", "2018-01-01"))
    told = {
        "of an": heard(office, "left_service", "an", None, "2020-05"),
        "of the post": heard(office, "appointed", "binh", "head", "2020-06"),
        "of the unit": make_event("inspected", {Role.UNIT: "u"}, lane=Lane.INFORMAL),
        "of cam": heard(office, "left_service", "cam", None, "2020-05"),
        "of old": heard(office, "left_service", "old", None, "2020-05"),
    }
    for name, event in told.items():
        note(office, f"note {name}", event, units=("elsewhere",) if name == "of cam" else ("u",))
    return told


def beside(
    office: Office, name: str, viewer: Viewer = LAN, known: datetime = KNOWN
) -> tuple[Overlaid, set[str]]:
    store = office.store.for_viewer(viewer)
    answer = ANSWERS[name](store, office.clocks("2020-02-01", known))
    return answer, {row.id for row in overlay(store, answer)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("succession", {"of an", "of the post"}),
        ("post", {"of an", "of the post"}),
        ("history", {"of an"}),
        ("person", {"of an"}),
        ("unit", {"of an", "of the post", "of the unit"}),
        ("graph", {"of an", "of the post", "of the unit"}),
    ],
)
def test_what_belongs_beside_an_answer_and_changes_none_of_it(
    office: Office, rumours: dict[str, Event], name: str, expected: set[str]
) -> None:
    answer, ids = beside(office, name)
    assert ids == {rumours[each].id for each in expected}
    blind, none = beside(office, name, ELSEWHERE)
    assert (blind, none) == (answer, set())


def test_only_open_signals_as_known_at_the_moment(
    office: Office, rumours: dict[str, Event]
) -> None:
    told = rumours["of the post"]
    assert beside(office, "post", known=FIRST + timedelta(hours=4))[1] == set()
    known = office.event("appointed", "binh", "head", "2020-06-02")
    office.say("d9", known)
    before = office.now()
    review(office.store, Viewer("r", 1, frozenset({"u"})), Review(told.id, known.id, "same", "it"),
           office.now())  # fmt: skip
    assert told.id in beside(office, "post", known=before)[1]
    assert told.id not in beside(office, "post")[1]
    assert beside(office, "post", known=FIRST + timedelta(days=400))[1] == set()


def test_the_records_joined_into_one_person_are_one(
    office: Office, rumours: dict[str, Event]
) -> None:
    joined = judge(office.store, Judgement("same_as", "an", "cam", "r", "one woman"), office.now())
    assert joined.at is not None
    everywhere = Viewer("boss", 1, everywhere=True)
    of_both = {rumours["of an"].id, rumours["of cam"].id}
    assert beside(office, "history", everywhere)[1] == of_both
    before = joined.at - timedelta(seconds=1)
    assert beside(office, "history", everywhere, before)[1] == {rumours["of an"].id}


def test_a_personal_kind_is_for_who_may_read_it(office: Office) -> None:
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    told = heard(office, "disciplined", "an", None, "2020-05")
    note(office, "n1", told, level=0, author="mai")
    assert beside(office, "person")[1] == {told.id}
    assert beside(office, "person", BASE)[1] == set()
