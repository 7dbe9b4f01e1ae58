"""Advice that went up: what nobody answered, from when it is overdue, and what ends the waiting."""

from datetime import date, timedelta
from typing import Any

import pytest

from graph.due import DueList
from graph.model import Event, Node, Report
from graph.rules.loading import load
from graph.services.clocks import read_clocks
from graph.services.due import due, read_asked
from graph.services.recording import Draft
from graph.visibility import OPERATOR, Viewer
from graph.vocabulary import Lane, Role
from tests.desk import record_report

Office = Any  # the builder of tests/db/conftest.py

LAW = load()
SENT = date(2026, 3, 2)
NUMBER = "15/CV-VP"


@pytest.fixture
def advised(office: Office) -> Office:
    """Advice of 02/03/2026 on reappointing An, head of u."""
    office.found("u", "head")
    office.found("v", "chief")
    office.say("d1", office.event("appointed", "an", "head", "2021-03-01"))
    paper(office, "advice", advice(office, on=SENT.isoformat()), NUMBER)
    return office


def advice(office: Office, **more: Any) -> Event:  # noqa: ANN401 - dates and details
    made: Event = office.event("advised", "an", "head", roles={}, about="bổ nhiệm lại", **more)
    return made


def answer(office: Office, outcome: str, number: str = NUMBER, who: str = "an") -> Event:
    made: Event = office.event("answered", who, on="2026-04-10", number=number, outcome=outcome)
    return made


def paper(
    office: Office, report: str, event: Event, number: str, level: int = 0, unit: str = "u"
) -> None:
    at = office.now()
    made = Report(report, "decision", Lane.OFFICIAL, at, number=number, issued_on=SENT,
                  signer="Trần Ký", units=(unit,), level=level, author="lan")  # fmt: skip
    people = tuple(Node(each, each) for each in event.nodes(Role.WHO))
    record_report(office.store, Draft(made, (event,), people=people), at)


def ask(office: Office, on: str = "2026-06-01", unit: str | None = "u", within: int = 0,
        viewer: Viewer = OPERATOR) -> DueList:  # fmt: skip
    asked = read_asked("unanswered", within)
    return due(office.store.for_viewer(viewer), LAW, asked, read_clocks(on), unit=unit)


def test_it_is_overdue_after_the_usual_time_and_says_by_which_rule(advised: Office) -> None:
    expected = SENT + timedelta(30)
    assert ask(advised, str(expected - timedelta(1))).page.rows == ()

    (row,) = ask(advised).page.rows
    assert (row.found.due_on, row.found.reason, row.found.finding.used["sent"]) == (
        expected, "sent", "2026-03-02",
    )  # fmt: skip
    (rule,) = row.found.finding.rules
    assert (rule.id, rule.verified, [each.parameter for each in rule.doubts]) == (
        "advice_reply", False, ["*", "days"],
    )  # fmt: skip
    assert (row.person and row.person.id, row.post and row.post.id) == ("an", "head")
    assert [each.found.event for each in ask(advised, unit=None).page.rows] == [row.found.event]
    assert ask(advised, unit="v").page.rows == ()


@pytest.mark.parametrize(
    ("outcome", "left"), [("received", ["received"]), ("replied", []), ("declined", [])]
)
def test_an_answer_ends_it_and_a_receipt_does_not(
    advised: Office, outcome: str, left: list[str]
) -> None:
    paper(advised, "answer", answer(advised, outcome, number="15/cv-vp"), "99/BTP")

    assert [each.found.reason for each in ask(advised).page.rows] == left
    assert len(ask(advised, "2026-04-09").page.rows) == 1  # the day before it came


@pytest.mark.parametrize(("number", "who"), [("16/CV-VP", "an"), (NUMBER, "binh")])
def test_an_answer_to_something_else_ends_nothing(advised: Office, number: str, who: str) -> None:
    paper(advised, "answer", answer(advised, "adopted", number, who), "99/BTP")

    assert len(ask(advised).page.rows) == 1


def test_the_day_it_asks_for_goes_before_the_usual_time(office: Office) -> None:
    office.found("u", "head")
    paper(office, "a", advice(office, on="2026-03-02", until="2026-03-10"), "1/CV")

    assert [each.found.due_on for each in ask(office).page.rows] == [date(2026, 3, 10)]


def test_what_not_everybody_may_read_is_advice_for_its_readers_alone(office: Office) -> None:
    office.found("u", "head")
    event = office.event("advised", "an", "head", "2026-03-02", about="bổ nhiệm lại")
    restricted = Event(event.id + "-r", event.kind, event.lane, event.roles, event.on, event.until,
                       event.details)  # fmt: skip
    paper(office, "a", restricted, "1/CV", level=1)

    inside, outside = Viewer("an-u", 1, frozenset({"u"})), Viewer("an-v", 1, frozenset({"v"}))
    assert len(ask(office, unit=None, viewer=inside).page.rows) == 1
    found = ask(office, unit=None, viewer=outside)
    assert (found.page.rows, found.page.total, found.undecided_total) == ((), 0, 0)


def test_an_outcome_there_is_not_is_refused(office: Office) -> None:
    office.found("u", "head")
    with pytest.raises(Exception, match="no outcome 'perhaps'"):
        paper(office, "a", answer(office, "perhaps"), "1/CV")


def test_roles_are_those_of_the_vocabulary(office: Office) -> None:
    office.found("u", "head")
    of_unit = office.event("advised", roles={Role.UNIT: "u"}, about="kiện toàn", on="2026-03-02")
    paper(office, "a", of_unit, "2/CV")

    (row,) = ask(office).page.rows
    assert (row.person, row.unit and row.unit.id) == (None, "u")
