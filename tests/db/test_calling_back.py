"""Whom to ask again: a reminder of the account that follows a note, which goes with the note."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph.accounts import OPERATOR, Duty
from graph.errors import NotFoundError, UsageError
from graph.model import Event
from graph.observing import Writer
from graph.services.calling_back import FARTHEST, call_back, call_backs
from graph.services.clocks import read_clocks
from graph.services.granting import hand_over
from graph.services.reviewing import Review, review
from graph.visibility import Viewer
from tests.hearsay import heard, note
from tests.office import FIRST
from tests.people import Staff

Office = Any  # the builder of tests/db/conftest.py

LAN = Writer(Viewer("lan", 1, frozenset({"u"})), frozenset({Duty.OFFICER}))
MINH = Writer(Viewer("minh", 1, frozenset({"u"})), frozenset({Duty.OFFICER}))
TODAY = read_clocks().as_of
SOON = TODAY + timedelta(3)


@pytest.fixture
def rumour(office: Office) -> Event:
    """What Lan heard yesterday, of which she keeps the note."""
    office.found("u", "head")
    office.say("d1", office.event("appointed", "an", "head", "2018-01-01"))
    office.hours = (datetime.now(UTC) - FIRST).days * 24 - 24
    event = heard(office, "resigned", "an", "head", str(TODAY.year + 1))
    note(office, "n1", event)
    return event


def due(office: Office, who: Writer, ahead: int = 14) -> list[tuple[str, int]]:
    found = call_backs(office.store.for_viewer(who.viewer), read_clocks(), ahead)
    return [(each.report, each.days_left) for each in found.rows]


def test_it_is_due_for_its_keeper_alone_until_it_was_asked(office: Office, rumour: Event) -> None:
    del rumour
    call_back(office.store, LAN, "n1", SOON)

    assert due(office, LAN) == [("n1", 3)]
    assert due(office, LAN, ahead=2) == []
    assert due(office, MINH) == []

    call_back(office.store, LAN, "n1", None)
    assert due(office, LAN) == []
    with office.store.driver.session() as session:
        row = session.run("MATCH (r:Report {id: 'n1'}) RETURN r.call_backs AS kept").single()
    assert row is not None
    assert row["kept"] == [f"{TODAY} lan: {SOON}", f"{TODAY} lan: done"]


def test_it_goes_with_the_note_when_that_is_handed_over(office: Office, rumour: Event) -> None:
    del rumour
    staff = Staff(office.store)
    giver = staff.hire("giao", Duty.OFFICER, scopes=("u",), clearance=1)
    taker = staff.hire("nhan", Duty.OFFICER, clearance=1)
    with office.store.driver.session() as session:
        session.run("MATCH (r:Report {id: 'n1'}) SET r.kept_by = $by", by=giver.id).consume()
    before, after = (Writer(Viewer(each.id, 1, frozenset({"u"})), frozenset({Duty.OFFICER}))
                     for each in (giver, taker))  # fmt: skip
    call_back(office.store, before, "n1", SOON)

    hand_over(office.store, OPERATOR, giver.id, taker.id, "u")

    assert (due(office, before), due(office, after)) == ([], [("n1", 3)])


def test_it_ends_with_the_signal_and_hides_with_the_note(office: Office, rumour: Event) -> None:
    call_back(office.store, LAN, "n1", SOON)
    outside = Writer(Viewer("lan", 0), frozenset({Duty.OFFICER}))
    assert due(office, outside) == [("n1", 3)]  # her own note stays hers

    left = office.event("left_post", "an", "head", str(TODAY))
    office.say("d2", left, issued=str(TODAY))
    reviewer = Viewer("reviewer", 1, frozenset({"u"}))
    review(office.store, reviewer, Review(rumour.id, left.id, "same", "decided"))
    assert due(office, LAN) == []


@pytest.mark.parametrize("days", [-1, FARTHEST + 1])
def test_a_day_that_has_passed_or_never_comes_is_refused(
    office: Office, rumour: Event, days: int
) -> None:
    del rumour
    with pytest.raises(UsageError, match="from today"):
        call_back(office.store, LAN, "n1", TODAY + timedelta(days))


@pytest.mark.parametrize(("who", "report"), [(MINH, "n1"), (LAN, "n2"), (LAN, "d1")])
def test_who_follows_no_such_note_is_told_alike(
    office: Office, rumour: Event, who: Writer, report: str
) -> None:
    del rumour
    with pytest.raises(NotFoundError, match="You follow no note"):
        call_back(office.store, who, report, SOON)
