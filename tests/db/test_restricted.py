"""Restricted decisions: projected for whoever may read them, and for nobody else."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from graph.services.history import history
from graph.services.org_graph import org_graph
from graph.services.succession import succession
from graph.services.unit import unit_page
from graph.visibility import BASE, OPERATOR, Viewer
from tests.office import FIRST

Office = Any  # the builder of tests/db/conftest.py

INSIDE = Viewer("officer", 1, frozenset({"u", "v"}))
BELOW = Viewer("clerk", 0, frozenset({"u", "v"}))
HALF = Viewer("half", 2, frozenset({"u"}))
VIEWERS_WITHOUT = (BASE, BELOW, HALF)


@pytest.fixture
def told(office: Office) -> Office:
    """An heads u; a decision of level 1 about u and v makes Bình head in An's place."""
    office.found("u", "head")
    office.found("v", "other")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.say("d2", office.event("appointed", "binh", "other", "2018-01-01"))
    return office


def restrict(office: Office, level: int = 1) -> datetime:
    moved = office.event("appointed", "binh", "head", "2020-01-01")
    at: datetime = office.say("d3", moved, level=level, units=("u", "v"))
    return at


def holders(office: Office, viewer: Viewer, post: str = "head", known: datetime | None = None
            ) -> list[tuple[str, str | None, str | None]]:  # fmt: skip
    clocks = office.clocks("2030-01-01", known or FIRST + timedelta(days=1))
    found = succession(office.store.for_viewer(viewer), post, clocks)
    return [(held.person.id, held.start, held.end) for held in found.tenures]


def test_whoever_may_read_it_sees_what_it_does(told: Office) -> None:
    restrict(told)
    for viewer in (INSIDE, OPERATOR):
        assert holders(told, viewer) == [
            ("an", "2018-01-01", "2020-01-01"),
            ("binh", "2020-01-01", None),
        ]
        assert holders(told, viewer, "other") == [("binh", "2018-01-01", "2020-01-01")]


@pytest.mark.parametrize("viewer", VIEWERS_WITHOUT)
def test_for_everybody_else_it_is_not_there(told: Office, viewer: Viewer) -> None:
    before = [holders(told, viewer, post) for post in ("head", "other")]
    restrict(told)
    assert [holders(told, viewer, post) for post in ("head", "other")] == before


def test_one_of_level_2_is_its_authors_and_its_readers(told: Office) -> None:
    told.say("d3", told.event("appointed", "binh", "head", "2020-01-01"), level=2,
             units=("u", "v"), author="chief", readers=("deputy",))  # fmt: skip
    seeing = [Viewer("chief"), Viewer("deputy")]
    assert [len(holders(told, viewer)) for viewer in seeing] == [2, 2]
    assert [len(holders(told, viewer)) for viewer in (INSIDE, OPERATOR)] == [1, 1]


def test_every_question_about_them_agrees(told: Office) -> None:
    restrict(told)
    reader, clocks = told.store.for_viewer(INSIDE), told.clocks("2021-01-01")
    careers = [
        [(held.post.id, held.end) for held in history(reader, who, clocks).tenures]
        for who in ("an", "binh")
    ]
    assert careers == [[("head", "2020-01-01")], [("other", "2020-01-01"), ("head", None)]]
    seats = unit_page(reader, "u", clocks).seats
    assert [held.person.id for held in seats[0].holders] == ["binh"]
    drawn = org_graph(reader, "u", clocks)
    assert {tie.source for tie in drawn.ties if tie.kind == "HOLDS"} == {"binh"}


def test_it_is_known_from_when_it_was_recorded(told: Office) -> None:
    at = restrict(told)
    assert len(holders(told, INSIDE, known=at)) == 2
    assert len(holders(told, INSIDE, known=at - timedelta(minutes=1))) == 1
