"""What is marked personal answers only to a viewer who may read it."""

from typing import Any

from graph.answers import Clash
from graph.services.clocks import read_clocks
from graph.services.events import events
from graph.services.history import history
from graph.services.succession import succession
from graph.visibility import BASE, OPERATOR, Viewer

Office = Any  # the builder of tests/db/conftest.py


def _conflicts(office: Office, viewer: Viewer) -> tuple[Clash, ...]:
    return history(office.store.for_viewer(viewer), "an", read_clocks()).conflicts


def test_a_disputed_birthday_is_a_conflict_for_whoever_may_know_it(office: Office) -> None:
    office.say("d1", office.event("recorded", "an", name="An", birth_date="1970-05-05"))
    office.say("d2", office.event("recorded", "an", name="An", birth_date="1971-06-06"))
    assert [clash.values[0] for clash in _conflicts(office, OPERATOR)] == ["birth_date"]
    assert _conflicts(office, BASE) == ()


def test_a_disputed_name_is_everybodys(office: Office) -> None:
    office.say("d1", office.event("recorded", "an", name="An"))
    office.say("d2", office.event("recorded", "an", name="Anh"))
    assert [clash.values[0] for clash in _conflicts(office, BASE)] == ["name"]


def test_the_word_on_a_personal_event_is_left_out(office: Office) -> None:
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.say("d2", office.event("disciplined", "an", on="2020-01-01", form="khiển trách"))

    def told(viewer: Viewer) -> set[str]:
        asked = office.store.for_viewer(viewer)
        found = events(asked, read_clocks(), about="an")
        return {each.kind for each in found.page.rows}

    assert told(OPERATOR) == {"appointed", "disciplined"}
    assert told(BASE) == {"appointed"}
    assert told(Viewer("officer", 0, frozenset({"u"}))) == {"appointed", "disciplined"}
    assert told(Viewer("officer", 2, frozenset({"other"}))) == {"appointed"}


def test_a_conflict_of_later_days_is_not_there_yet(office: Office) -> None:
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.say("d2", office.event("appointed", "binh", "head", "2018-01-01"))
    asked = office.store.for_viewer(BASE)
    assert succession(asked, "head", read_clocks("2017-12-31")).conflicts == ()
    assert succession(asked, "head", read_clocks("2018-01-01")).conflicts
