"""A note before it is written: its defaults, its ceilings, what no note or decision takes."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from graph.accounts import Duty
from graph.dates import parse_date
from graph.errors import UsageError
from graph.observing import (
    Draft,
    Graded,
    Writer,
    faults,
    form_faults,
    graded,
    overclaims,
    tidied,
    within,
)
from graph.services.claims import Claim
from graph.services.clocks import read_day
from graph.services.deciding import Decision, decide
from graph.store import Store
from graph.visibility import Viewer
from graph.vocabulary import SOURCE_CLASSES, Role

TODAY = date(2026, 11, 22)
LEAVING = Draft(
    "resigned", {Role.WHO: "an", Role.POST: "chief"}, on=parse_date("2026-03"),
    source_class="insider",
)  # fmt: skip
DECISION = Decision(
    (Claim("left_post", {Role.WHO: "an", Role.POST: "chief"}),),
    number="12/QĐ", issued_on=read_day("2026-04-20"), signer="Nguyễn Văn Ký",
)  # fmt: skip
OFFICER, HEAD = (Duty.OFFICER,), (Duty.HEAD,)


@pytest.mark.parametrize("code", SOURCE_CLASSES)
def test_every_class_of_source_starts_below_every_ceiling(code: str) -> None:
    given = graded(replace(LEAVING, source_class=code))
    assert overclaims(given, OFFICER) == []
    assert faults(replace(LEAVING, source_class=code), given) == []


@pytest.mark.parametrize(
    ("duties", "grade", "fits"),
    [
        (OFFICER, ("B", "2", "told"), True),
        (OFFICER, ("F", "6", "told"), True),
        (OFFICER, ("A", "2", "witnessed"), False),
        (OFFICER, ("B", "1", "witnessed"), False),
        (HEAD, ("B", "1", "witnessed"), True),
        (HEAD, ("B", "1", "told"), False),
        (HEAD, ("B", "1", "inferred"), False),
        (HEAD, ("A", "2", "witnessed"), False),
        ((*OFFICER, *HEAD), ("B", "1", "witnessed"), True),
    ],
)
def test_the_ceilings(duties: tuple[Duty, ...], grade: tuple[str, str, str], fits: bool) -> None:
    assert (overclaims(Graded(*grade, level=1), duties) == []) is fits


def test_a_sensitive_kind_is_restricted_whatever_its_source() -> None:
    concern = Draft("concern", {Role.UNIT: "u"}, on=parse_date("2026"),
                    details={"about": "điểm nóng"}, source_class="unit_news")  # fmt: skip
    assert graded(concern).level == 1
    assert graded(replace(LEAVING, source_class="unit_news")).level == 0


def test_texts_are_tidied_and_lines_stay() -> None:
    made = tidied(replace(LEAVING, text=" a\r\nb ", named="  ", source_name=" Lê   An "))
    assert (made.text, made.named, made.source_name) == ("a\nb", None, "Lê An")


@pytest.mark.parametrize(
    "draft",
    [
        replace(LEAVING, text="x" * 4_001),
        replace(LEAVING, text="a\0b"),
        replace(LEAVING, text="\ud800"),
        replace(LEAVING, named="x" * 201),
        replace(LEAVING, source_name="a\x07"),
        replace(LEAVING, details={"row": "a\0"}),
        replace(LEAVING, source_class="gossip"),
        replace(LEAVING, reliability="G"),
        replace(LEAVING, credibility="0"),
        replace(LEAVING, access="guessed"),
        replace(LEAVING, kind="gossip"),
        replace(LEAVING, level=3),
        replace(LEAVING, readers=("x",) * 51),
        replace(LEAVING, expires_on=TODAY),
    ],
)
def test_what_no_note_takes(draft: Draft) -> None:
    assert len(form_faults(draft, TODAY)) == 1
    assert form_faults(LEAVING, TODAY) == []


@pytest.mark.parametrize(
    ("months", "last"), [(1, "2026-12"), (2, "2027-01"), (12, "2027-11"), (25, "2028-12")]
)
def test_within_some_months(months: int, last: str) -> None:
    assert [str(each) for each in within(months, TODAY)] == ["2026-11", last]


@pytest.mark.parametrize(
    "decision",
    [
        replace(DECISION, number=None),
        replace(DECISION, signer=" "),
        replace(DECISION, issued_on=read_day("2999-12-31")),
        replace(DECISION, number="1\0"),
        replace(DECISION, title="x" * 501),
        replace(DECISION, claims=()),
        replace(DECISION, claims=DECISION.claims * 51),
        replace(DECISION, claims=(replace(DECISION.claims[0], details={"ends": "\ud800"}),)),
        replace(DECISION, kind="register"),
        replace(DECISION, level=3),
        replace(DECISION, readers=("x",)),
    ],
)
def test_what_no_decision_takes(decision: Decision) -> None:
    writer = Writer(Viewer("officer"), frozenset(OFFICER))
    with pytest.raises(UsageError):
        decide(cast("Store", None), writer, decision)
