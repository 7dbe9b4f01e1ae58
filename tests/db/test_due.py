"""What falls due: the worked cases through the service, on an office of a few units."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.dates import parse_date
from graph.due import DueList
from graph.errors import NotFoundError, UsageError
from graph.model import Event, Json, make_event
from graph.rules.law import Law
from graph.rules.loading import load, merged
from graph.services.due import departures, due, due_rows, read_asked, retiring
from graph.visibility import OPERATOR, Viewer
from graph.vocabulary import Role

Office = Any  # the builder of tests/db/conftest.py

LAW = load()
RESTART = "rules:\n  - {id: term_clock, version: '2025', params: {same_post_restarts: true}}\n"
STRANGER = Viewer("stranger", 2, frozenset({"elsewhere"}))


def ask(
    office: Office,
    kind: str,
    on: str,
    within: int | None = None,
    *,
    unit: str | None = None,
    viewer: Viewer = OPERATOR,
    known: datetime | None = None,
    law: Law = LAW,
    **filters: Sequence[str],
) -> DueList:
    asked = read_asked(kind, within, **filters)
    clocks = office.clocks(on, known)
    return due_rows(office.store.for_viewer(viewer), law, asked, clocks, unit=unit)


def days(found: DueList) -> dict[str, str]:
    """The day of each row, by person."""
    return {row.person.id if row.person else "": str(row.found.due_on) for row in found.page.rows}


def missing(found: DueList) -> dict[str, tuple[str, ...]]:
    return {
        row.person.id if row.person else "": row.found.finding.missing for row in found.undecided
    }


def unit(name: str, kind: str, above: str | None = None, on: str = "2010-01-01") -> Event:
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: name}
    if above:
        roles[Role.PARENT] = above
    named: dict[str, Json] = {"name": name, "kind": kind}
    return make_event("established", roles, parse_date(on), None, named)


def post(name: str, unit: str, rank: str, title: str = "", seats: int = 9) -> Event:
    roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit, Role.POST: name}
    details: dict[str, Json] = {"title": title or name, "rank": rank, "seats": seats}
    return make_event("post_created", roles, parse_date("2010-01-01"), None, details)


def file(name: str, born: str | None, sex: str | None = "male") -> Event:
    details: dict[str, Json] = {"name": name, "birth_date": born, "sex": sex}
    return make_event("recorded", {Role.WHO: name}, details=details)


def appointed(name: str, post: str, on: str = "2015-01-01", until: str | None = None) -> Event:
    roles: dict[Role, str | tuple[str, ...]] = {Role.WHO: name, Role.POST: post}
    return make_event("appointed", roles, parse_date(on), parse_date(until) if until else None)


@pytest.fixture
def province(office: Office) -> Office:
    """A centre, a province in it with two branches, and another province."""
    below = [
        each
        for name in ("one", "two")
        for each in (
            unit(name, "branch", "tinh"),
            post(f"head {name}", name, "head", seats=1),
            post(f"deputy {name}", name, "deputy", seats=2),
            post(f"officer {name}", name, "member", "Chấp hành viên"),
        )
    ]
    office.say(
        "founding",
        unit("centre", "general_department"),
        unit("tinh", "department", "centre"),
        unit("other", "department", "centre"),
        post("accountant", "tinh", "member", "Kế toán"),
        post("elsewhere", "other", "member", "Chuyên viên"),
        *below,
    )
    return office


BORN = {
    "1": ("1965-10", "male", "2027-07-31"), "2": ("1966-03", "male", "2027-12-31"),
    "3": ("1966-04", "male", "2028-04-30"), "4a": ("1960-12", "male", "2020-12-31"),
    "4b": ("1961-01", "male", "2021-04-30"), "5a": ("1969-04", "female", "2025-12-31"),
    "5b": ("1969-05", "female", "2026-05-31"), "6a": ("1975-04", "female", "2034-12-31"),
    "6b": ("1975-05", "female", "2035-05-31"), "7a": ("1972-02", "female", "2030-06-30"),
    "7b": ("1971-03", "female", "2028-11-30"), "7c": ("1970-01", "female", "2027-05-31"),
    "8a": ("1962-06", "male", "2022-12-31"), "8b": ("1968-07", "male", "2030-07-31"),
    "9": ("1965", "male", "2026-07-31"),
}  # fmt: skip
"""RET-1 to RET-9: born, sex, retires."""


def serving(office: Office) -> None:
    """Everybody of the cases of retirement, in a post."""
    told = [file(case, born, sex) for case, (born, sex, _) in BORN.items()]
    office.say("files", *told, kind="register")
    office.say("decisions", *(appointed(case, "officer one") for case in BORN))


class TestRetirement:
    def test_every_worked_case_has_its_day(self, province: Office) -> None:
        serving(province)
        found = ask(province, "retirement", "2016-01-01", 240)
        assert days(found) == {case: day for case, (_, _, day) in BORN.items()}
        in_order = [row.found.due_on for row in found.page.rows]
        assert in_order == sorted(date.fromisoformat(day) for _, _, day in BORN.values())
        rows = {row.person.id: row for row in found.page.rows if row.person}
        first, vague = rows["1"], rows["9"]
        assert first.found.finding.rules[0].id == "retirement_age"
        assert first.found.finding.used == {"born": "1965-10", "sex": "male"}
        assert (first.days_left, first.lane, first.signals) == (4229, "official", ())
        assert vague.found.finding.imprecise
        assert not first.found.finding.imprecise

    def test_from_the_births_and_from_the_posts_it_is_the_same(
        self, province: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        serving(province)
        others = (("x", None, "male"), ("y", "1970", None), ("z", "1970", "?"))
        province.say("more", *(file(*each) for each in others), kind="register")
        province.say("posts", *(appointed(name, "elsewhere") for name, _, _ in others))
        province.say("early", province.event("retired", "1", on="2025-06-01"))
        for on in ("2016-01-01", "2024-06-30", "2026-11-22"):
            for within in (0, 1, 7, 24):
                whole = ask(province, "retirement", on, within)
                assert set(missing(whole)) == {"x", "y", "z"}
                for units in (1, 10_000):
                    monkeypatch.setattr(retiring, "INDEXED", units)
                    below = ask(province, "retirement", on, within, unit="centre")
                    assert (below.page, below.undecided) == (whole.page, whole.undecided)

    def test_an_early_exit_beats_the_forecast_which_is_kept(self, province: Office) -> None:
        province.say("file", file("an", "1965-10"), kind="register")
        province.say("d", appointed("an", "officer one"))
        province.say("early", province.event("retired", "an", on="2025-06-01"))
        found = ask(province, "retirement", "2025-01-01", 12)
        assert days(found) == {"an": "2025-06-01"}
        answer: Any = found.page.rows[0].found.answer
        assert str(answer.forecast_on) == "2027-07-31"
        assert days(ask(province, "retirement", "2025-06-01", 60)) == {}

    def test_as_known_at_a_moment(self, province: Office) -> None:
        known = province.say("d", appointed("an", "officer one"))
        filed = province.say("file", file("an", "1965-10"), kind="register")
        decided = province.say("x", province.event("retired", "an", on="2026-12-31"))
        on = ("retirement", "2026-11-01", 60)
        assert missing(ask(province, *on, known=known)) == {"an": ("born", "sex")}
        assert days(ask(province, *on, known=filed)) == {"an": "2027-07-31"}
        assert days(ask(province, *on, known=decided)) == {"an": "2026-12-31"}

    def test_out_of_scope_the_birth_is_missing_and_counts_nowhere(self, province: Office) -> None:
        serving(province)
        found = ask(province, "retirement", "2016-01-01", 600, viewer=STRANGER)
        assert (found.page.total, found.totals) == (0, ())
        assert set(missing(found)) == set(BORN)
        assert set(missing(found).values()) == {("born", "sex")}
        assert all(row.found.due_on is None for row in found.undecided)
        own = Viewer("own", 0, frozenset({"one"}))
        assert ask(province, "retirement", "2016-01-01", 600, viewer=own).page.total == len(BORN)


class TestPages:
    def test_a_page_after_the_other_is_the_whole_with_totals_below_the_unit(
        self, province: Office
    ) -> None:
        serving(province)
        province.say("file", file("an", "1965-10"), kind="register")
        province.say("d", appointed("an", "elsewhere"))
        store, clocks = province.store.for_viewer(OPERATOR), province.clocks("2016-01-01")
        asked = read_asked("retirement", 240)
        seen: list[str] = []
        after: str | None = None
        while True:
            found = due(store, LAW, asked, clocks, limit=6, after=after)
            seen += [row.found.id for row in found.page.rows]
            assert found.page.total == 16
            totals = [(each.unit.id, each.total) for each in found.totals if each.unit]
            assert totals == [("tinh", 15), ("other", 1)]
            after = found.page.next
            if after is None:
                break
        whole = ask(province, "retirement", "2016-01-01", 240)
        assert seen == [row.found.id for row in whole.page.rows]
        below = ask(province, "retirement", "2016-01-01", 240, unit="tinh")
        assert [(each.unit.id, each.total) for each in below.totals if each.unit] == [("one", 15)]
        first = due(store, LAW, asked, clocks, limit=6).page.next
        with pytest.raises(UsageError, match="cursor"):
            due(store, LAW, asked, clocks, unit="tinh", limit=6, after=first)

    def test_what_nobody_can_ask_for_is_refused(self, province: Office) -> None:
        for kind, within in (("holidays", 1), ("retirement", -1), ("many_departures", 1)):
            with pytest.raises(UsageError):
                read_asked(kind, within)
        with pytest.raises(NotFoundError):
            ask(province, "retirement", "2016-01-01", unit="nowhere")


class TestTerms:
    def test_what_follows_a_term_and_what_nobody_can_say(self, province: Office) -> None:
        terms = {"t1": ("1965-10", "2021-03-01"), "t2": ("1968-07", "2021-07-01"),
                 "t4": ("1966-03", "2022-09-15"), "t5": ("1968-07-29", "2023-08-01"),
                 "gone": ("1964-01", "2021-07-01"), "who": (None, "2021-07-01")}  # fmt: skip
        province.say("files", *(file(name, born) for name, (born, _) in terms.items()),
                     kind="register")  # fmt: skip
        province.say("d", *(appointed(name, "deputy one", on) for name, (_, on) in terms.items()))
        seen = province.event("in_post", "seen", "head one", "2021-01-01")
        province.say("list", seen, kind="staff_list", issued="2021-01-01")
        found = ask(province, "reappointment", "2026-02-01", 36)
        told: dict[str, Any] = {row.person.id: row.found.answer for row in found.page.rows
                                if row.person}  # fmt: skip
        assert {name: (str(each.term_to), each.action, str(each.new_end))
                for name, each in told.items()} == {
            "t1": ("2026-02-28", "extend", "2027-07-31"),
            "t2": ("2026-06-30", "reappoint_shortened", "2030-07-31"),
            "t4": ("2027-09-14", "extend", "2027-12-31"),
            "t5": ("2028-07-31", "reappoint_shortened", "2030-07-31"),
        }  # fmt: skip
        assert str(told["t1"].alarm_on) < "2025-10-27"
        assert missing(found) == {"who": ("born",), "seen": ("effective",)}

    def test_a_past_day_knows_nothing_of_later_decisions(self, province: Office) -> None:
        province.say("file", file("an", "1975-10"), kind="register")
        province.say("d", appointed("an", "deputy one", "2016-03-01", "2021-02-28"))
        again = province.event("reappointed", "an", "deputy one", "2021-03-01", until="2026-02-28")
        province.say("d2", again, issued="2021-02-10")
        assert days(ask(province, "reappointment", "2021-02-09", 1)) == {"an": "2021-02-28"}
        assert days(ask(province, "reappointment", "2021-02-10", 24)) == {}
        assert days(ask(province, "reappointment", "2026-01-01", 2)) == {"an": "2026-02-28"}

    def test_acting_before_is_no_part_of_the_term(self, province: Office) -> None:
        province.say("file", file("an", "1976-11-13"), kind="register")
        acting = province.event("acting", "an", "head one", "2024-01-01")
        province.say("a", acting)
        province.say("d", appointed("an", "head one", "2024-07-01"))
        assert days(ask(province, "reappointment", "2028-01-01", 24)) == {"an": "2029-06-30"}
        assert days(ask(province, "term_limit", "2032-06-30", 1)) == {"an": "2032-07-01"}
        counting = "rules:\n  - {id: two_terms, version: '2022', params: {counts_acting: true}}\n"
        law = merged("office.yaml", counting)
        assert days(ask(province, "term_limit", "2032-06-30", 1, law=law)) == {"an": "2032-01-01"}


class TestTermLimit:
    def test_a_head_is_flagged_and_a_deputy_is_not(self, province: Office) -> None:
        third = [appointed("deputy", "deputy one", "2016-03-01"),
                 province.event("reappointed", "deputy", "deputy one", "2021-03-01"),
                 province.event("reappointed", "deputy", "deputy one", "2026-03-01")]  # fmt: skip
        province.say("d", *third, appointed("head", "head one", "2018-09-01"))
        assert days(ask(province, "term_limit", "2026-08-31", 0)) == {}
        found = ask(province, "term_limit", "2026-09-01", 0)
        assert days(found) == {"head": "2026-09-01"}
        answer: Any = found.page.rows[0].found.answer
        assert answer.effect == "flag"

    def test_the_clock_runs_across_a_merger_unless_the_office_says_otherwise(
        self, province: Office
    ) -> None:
        again = province.event("reappointed", "head", "head one", "2023-09-01")
        province.say("d", appointed("head", "head one", "2018-09-01"), again)
        new: dict[Role, str | tuple[str, ...]] = {Role.FROM_UNIT: ("one", "two"), Role.UNIT: "new"}
        merger = make_event("merged", new, parse_date("2025-07-01"))
        province.say("law", unit("new", "area_room", "tinh", "2025-07-01"), merger,
                     post("head new", "new", "head", seats=1))  # fmt: skip
        province.say("d2", appointed("head", "head new", "2025-07-01"))
        assert days(ask(province, "term_limit", "2026-08-31", 0, unit="tinh")) == {}
        found = ask(province, "term_limit", "2026-09-01", 0, unit="tinh")
        assert days(found) == {"head": "2026-09-01"}
        assert "term_clock" in {rule.id for rule in found.page.rows[0].found.finding.rules}
        law = merged("office.yaml", RESTART)
        assert days(ask(province, "term_limit", "2026-09-01", 0, law=law)) == {}
        assert days(ask(province, "term_limit", "2033-07-01", 0, law=law)) == {"head": "2033-07-01"}


class TestVacancy:
    def test_what_is_missing_and_since_when(self, province: Office) -> None:
        left = province.event("left_post", "an", "head one", "2020-05-01")
        acting = province.event("acting", "binh", "head two", "2021-01-01")
        officers = [appointed(name, "officer two") for name in ("binh", "chi")]
        ranked = [province.event("ranked", "dung", on="2018-01-01", rank="03.300"),
                  province.event("ranked", "em", on="2022-01-01", rank="03.300"),
                  province.event("ranked", "em", on="2018-01-01", rank="03.302")]  # fmt: skip
        province.say("d", appointed("an", "head one"), left, acting, *officers, *ranked,
                     appointed("dung", "deputy one"), appointed("em", "deputy one"))  # fmt: skip
        found = ask(province, "vacancy", "2021-06-01")
        told = {(row.unit.id, str(row.found.reason)): row for row in found.page.rows if row.unit}
        assert set(told) == {
            ("one", "no_head"), ("two", "acting_head"), ("two", "deputies_short"),
            ("one", "one_officer"),
        }  # fmt: skip
        assert str(told["one", "no_head"].found.due_on) == "2020-05-01"
        assert told["one", "no_head"].days_left == -396
        head = told["two", "acting_head"]
        assert (head.person and head.person.id, head.found.finding.rules[0].id) == (
            "binh", "acting")  # fmt: skip
        assert told["two", "deputies_short"].found.finding.used == {"holders": 0, "seats": 2}
        officer = told["one", "one_officer"]
        assert (officer.person and officer.person.id) == "dung"
        # Em is an enforcement officer from 2022 on, so then there are two.
        later = ask(province, "few_officers", "2022-01-01")
        assert later.page.total == 0

    def test_a_head_who_may_have_gone_is_undecided(self, province: Office) -> None:
        seen = province.event("in_post", "an", "head one", "2020-12-31")
        province.say("l1", seen, kind="staff_list", issued="2020-12-31", covers=["one"])
        other = province.event("in_post", "binh", "deputy one", "2021-12-31")
        province.say("l2", other, kind="staff_list", issued="2021-12-31", covers=["one"])
        found = ask(province, "without_head", "2021-06-30", unit="one")
        assert (found.page.total, missing(found)) == (0, {"an": ("end",)})
        found = ask(province, "without_head", "2022-01-01", unit="one")
        assert [row.found.reason for row in found.page.rows] == ["no_head"]

    def test_seats_nobody_set_are_missing(self, province: Office) -> None:
        bare: dict[Role, str | tuple[str, ...]] = {Role.UNIT: "other", Role.POST: "deputy other"}
        details: dict[str, Json] = {"title": "deputy", "rank": "deputy"}
        province.say("p", make_event("post_created", bare, parse_date("2010"), None, details))
        found = ask(province, "vacancy", "2021-06-01", unit="other", reasons=["deputies_short"])
        assert (found.page.total, missing(found)) == (0, {"": ("seats",)})


class TestMoves:
    def test_planned_returns(self, province: Office) -> None:
        roles: dict[Role, str | tuple[str, ...]] = {Role.WHO: "binh", Role.UNIT: "other"}
        away = make_event("seconded", roles, parse_date("2026-01-01"), parse_date("2026-12-31"))
        rotated = [
            province.event("rotated", "an", "head one", "2023-07-01", until="2026-06-30"),
            province.event("rotated", "chi", "deputy one", "2023-10-01"),
        ]
        province.say("d", away, *rotated)
        found = ask(province, "planned_return", "2026-06-01", 12)
        assert days(found) == {"an": "2026-06-30", "chi": "2026-10-01", "binh": "2026-12-31"}
        assert {row.found.reason for row in found.page.rows} == {"rotation", "secondment"}
        answer: Any = found.page.rows[0].found.answer
        assert (answer.finding.rules[0].id, answer.finding.verdict) == ("rotation_length", "no")
        assert days(ask(province, "planned_return", "2026-06-01", 2, unit="tinh")) == {
            "an": "2026-06-30"}  # fmt: skip

    def test_position_change_is_due_unless_close_to_retirement(self, province: Office) -> None:
        born = {"exempt": "1965-05", "due": "1965-06", "nobody": None}
        province.say("files", *(file(*each) for each in born.items()), kind="register")
        moved = [province.event("position_changed", name, "accountant", "2022-06-01")
                 for name in born]  # fmt: skip
        seen = province.event("in_post", "seen", "accountant", "2021-01-01")
        late = province.event("in_post", "late", "accountant", "2024-01-01")
        province.say("f2", file("seen", "1980-01"), file("late", "1980-01"), kind="register")
        province.say("d", *moved)
        province.say("list", seen, late, kind="staff_list", issued="2024-01-01")
        found = ask(province, "position_change", "2025-06-30", 0)
        assert days(found) == {"seen": "2024-01-01", "due": "2025-06-01"}
        assert found.page.rows[0].found.finding.imprecise
        answer: Any = found.page.rows[1].found.answer
        assert (answer.months_left, answer.finding.used["position"]) == (18, "accountant")
        assert missing(found) == {"nobody": ("born",), "late": ("since",)}
        assert days(ask(province, "position_change", "2025-05-31", 0)) == {"seen": "2024-01-01"}


class TestRemarks:
    def test_the_longest_bar_by_its_clock(self, province: Office) -> None:
        told = [province.event("disciplined", "an", on="2025-06-01", form="khiển trách"),
                province.event("disciplined", "lead", on="2025-06-01", form="khiển trách"),
                province.event("disciplined", "odd", on="2025-06-01", form="nhắc nhở")]  # fmt: skip
        places = [appointed("an", "officer one"), appointed("lead", "head one"),
                  appointed("odd", "officer one")]  # fmt: skip
        province.say("d", *told, *places)
        for unit in (None, "tinh"):
            found = ask(province, "discipline_end", "2026-01-01", 24, unit=unit)
            assert days(found) == {"an": "2026-06-01", "lead": "2027-06-01"}
            assert missing(found) == {"odd": ("form",)}
        assert days(ask(province, "discipline_end", "2025-05-31", 24)) == {}
        hidden = ask(province, "discipline_end", "2026-01-01", 24, viewer=STRANGER)
        assert (hidden.page.total, hidden.undecided_total) == (0, 0)

    def test_planned_or_rotated_without_evaluation_this_year(self, province: Office) -> None:
        events = [province.event("planned", name, "head one", "2024-05-01")
                  for name in ("an", "binh")]  # fmt: skip
        events += [province.event("rotated", "chi", "head two", "2024-01-01")]
        events += [appointed("dung", "officer one"), appointed("an", "deputy one"),
                   appointed("binh", "deputy one")]  # fmt: skip
        graded = make_event("evaluated", {Role.WHO: "an"}, parse_date("2025-12-20"), None,
                            {"grade": "Hoàn thành tốt nhiệm vụ", "year": 2025})  # fmt: skip
        province.say("d", *events, graded)
        found = ask(province, "not_evaluated", "2025-12-31")
        assert days(found) == {"binh": "2025-12-31", "chi": "2025-12-31"}
        assert {row.found.reason for row in found.page.rows} == {"planned", "rotated"}
        assert set(days(ask(province, "not_evaluated", "2025-12-19"))) == {"an", "binh", "chi"}
        hidden = ask(province, "not_evaluated", "2025-12-31", viewer=STRANGER)
        assert (days(hidden), set(missing(hidden).values())) == ({}, {("evaluation",)})


class TestUnits:
    def test_fewer_people_than_posts_allotted(self, province: Office) -> None:
        def said(unit: str, on: str, **details: Json) -> Event:
            return make_event("staffed", {Role.UNIT: unit}, parse_date(on), None, details)

        province.say("d", appointed("an", "officer one"), appointed("binh", "officer two"),
                     appointed("chi", "elsewhere"))  # fmt: skip
        province.say("s", said("tinh", "2024-09-30", allotted=2, filled=2),
                     said("tinh", "2025-09-30", allotted=5, filled=4))  # fmt: skip
        assert ask(province, "understaffed", "2025-09-29").page.total == 0
        found = ask(province, "understaffed", "2025-09-30")
        (row,) = found.page.rows
        assert (row.unit and row.unit.id, str(row.found.due_on)) == ("tinh", "2025-09-30")
        assert row.found.finding.used == {"allotted": 5, "filled": 4, "headcount": 2, "short": 3}
        assert [row.unit and row.unit.id for row in found.undecided] == ["other"]

    def test_a_list_that_had_not_come_by_the_day(self, province: Office) -> None:
        officer = province.event("in_post", "an", "accountant", "2026-03-31")
        other = province.event("in_post", "binh", "elsewhere", "2026-03-31")
        sent = {"kind": "staff_list", "issued": "2026-03-31"}
        late = datetime(2026, 4, 16, 9, tzinfo=UTC)
        province.say("l1", other, **sent, covers=["other"], at=datetime(2026, 4, 3, tzinfo=UTC))
        province.say("l2", officer, **sent, covers=["tinh"], at=late)

        def overdue(on: str, known: datetime | None = None) -> list[tuple[object, str]]:
            found = ask(province, "report_overdue", on, known=known)
            return [(row.unit and row.unit.id, str(row.found.due_on)) for row in found.page.rows]

        assert overdue("2026-04-07") == [("tinh", "2026-04-06")]
        assert overdue("2026-04-16") == []
        assert overdue("2026-04-20", known=datetime(2026, 4, 10, tzinfo=UTC)) == []

    def test_units_of_the_same_name_before_and_after_a_merger(self, province: Office) -> None:
        """UNIT-1: what is asked of the one is not answered by the other."""
        province.say("file", file("an", "1964-09"), file("binh", "1964-10"), kind="register")
        province.say("d", appointed("an", "elsewhere"), appointed("binh", "elsewhere"))
        roles: dict[Role, str | tuple[str, ...]] = {
            Role.FROM_UNIT: ("other", "tinh"), Role.UNIT: "merged"}  # fmt: skip
        law = make_event("merged", roles, parse_date("2025-07-01"))
        province.say("law", unit("merged", "department", "centre", "2025-07-01"), law,
                     post("new", "merged", "member"))  # fmt: skip
        province.say("d2", appointed("binh", "new", "2025-07-01"))
        assert set(days(ask(province, "retirement", "2025-06-30", 24, unit="other"))) == {
            "an", "binh"}  # fmt: skip
        assert days(ask(province, "retirement", "2025-07-01", 24, unit="other")) == {}
        assert set(days(ask(province, "retirement", "2025-07-01", 24, unit="merged"))) == {"binh"}

    def test_departures_by_unit_and_year_against_the_base_rate(self, province: Office) -> None:
        people = [f"p{number}" for number in range(20)]
        province.say("d", *(appointed(name, "elsewhere") for name in people[:10]),
                     *(appointed(name, "officer one") for name in people[10:]),
                     appointed("head", "head one"))  # fmt: skip
        gone = [province.event("left_service", name, on="2024-08-01") for name in people[10:14]]
        gone += [province.event("resigned", "head", "head one", "2024-09-01"),
                 province.event("retired", "p0", on="2024-10-01")]  # fmt: skip
        province.say("x", *gone)
        clocks = province.clocks("2025-12-31")
        found = departures(province.store.for_viewer(OPERATOR), clocks, years=2)
        rows = {(row.unit.id if row.unit else "", row.year): row for row in found.rows}
        bad = rows["tinh", 2024]
        assert (bad.resigned, bad.key, bad.retired, bad.staff) == (5, 1, 0, 11)
        assert found.rates[2024] == pytest.approx(5 / 21)
        assert bad.expected == pytest.approx(11 * 5 / 21)
        assert bad.caution == "small_numbers"
        assert (rows["other", 2024].resigned, rows["other", 2024].retired) == (0, 1)
        assert rows["tinh", 2025].resigned == 0
