"""Appointment, rotation, secondment, change of position, planning."""

from datetime import date

import pytest

from graph.dates import parse_date
from graph.errors import UsageError
from graph.rules.appointment import Candidate, eligible
from graph.rules.findings import Note, Verdict
from graph.rules.loading import built_in, merged
from graph.rules.planning import planning_age, planning_quota, planning_review
from graph.rules.position_change import Holder, Status, position_change
from graph.rules.rotation import may_rotate, rotation, secondment
from graph.rules.service import Person

LAW = built_in()
TODAY = date(2026, 2, 1)
MAN = Person(parse_date("1968-07"), "male")
YOUNG = Person(parse_date("1985-01"), "male")


def _day(text: str) -> date:
    return date.fromisoformat(text)


class TestAppointment:
    @pytest.mark.parametrize(
        ("dossier", "left", "verdict"),
        [("2025-07-31", 60, Verdict.YES), ("2025-08-01", 59, Verdict.NO)],
    )
    def test_sixty_months_from_the_month_of_the_dossier(
        self, dossier: str, left: int, verdict: Verdict
    ) -> None:
        answer = eligible(LAW, Candidate(MAN, 24, True), _day(dossier), higher=True)
        assert (answer.months_left, answer.finding.verdict) == (left, verdict)
        assert answer.dossier_by == _day("2025-07-31")

    @pytest.mark.parametrize(
        ("months", "planned", "verdict", "missing"),
        [(24, True, Verdict.YES, ()), (23, True, Verdict.NO, ()), (24, False, Verdict.NO, ()),
         (None, True, Verdict.UNKNOWN, ("months_in_post",)),
         (24, None, Verdict.UNKNOWN, ("planned",)),
         (23, None, Verdict.NO, ("planned",))],
    )  # fmt: skip
    def test_time_in_post_and_planning(
        self, months: int | None, planned: bool | None, verdict: Verdict, missing: tuple[str, ...]
    ) -> None:
        answer = eligible(LAW, Candidate(YOUNG, months, planned), TODAY, higher=True)
        assert (answer.finding.verdict, answer.finding.missing) == (verdict, missing)
        assert [check.name for check in answer.checks] == ["age", "months_in_post", "planned"]

    def test_the_sex_is_needed(self) -> None:
        who = Candidate(Person(parse_date("1985")), 24, True)
        answer = eligible(LAW, who, TODAY, higher=True)
        assert (answer.finding.verdict, answer.finding.missing) == (Verdict.UNKNOWN, ("sex",))
        assert (answer.months_left, answer.dossier_by) == (None, None)

    def test_an_equal_post_asks_for_none_of_it(self) -> None:
        answer = eligible(LAW, Candidate(MAN), TODAY, higher=False)
        assert (answer.finding.verdict, answer.finding.notes) == (
            Verdict.YES, (Note.NOT_CONCERNED,))  # fmt: skip
        assert eligible(LAW, Candidate(MAN), TODAY, higher=None).finding.missing == ("higher",)

    def test_an_office_drops_planning_and_asks_for_a_degree(self) -> None:
        text = ("rules: [{id: appointment, version: '2025', params: "
                "{law_degree: true, planned: false, months_to_retirement: 24}}]")  # fmt: skip
        law = merged("o.yaml", text)
        answer = eligible(law, Candidate(MAN, 30, law_degree=True), TODAY, higher=True)
        assert answer.finding.verdict is Verdict.YES
        answer = eligible(law, Candidate(MAN, 30), TODAY, higher=True)
        assert answer.finding.missing == ("law_degree",)

    def test_no_rule_is_known_before(self) -> None:
        answer = eligible(LAW, Candidate(MAN), _day("2020-01-01"), higher=True)
        assert answer.finding.missing == ("rule:appointment",)


class TestRotation:
    @pytest.mark.parametrize(("on", "left", "verdict"), [
        ("2026-02-01", 53, Verdict.NO), ("2022-07-31", 96, Verdict.NO)])  # fmt: skip
    def test_ten_years_of_service_are_left(self, on: str, left: int, verdict: Verdict) -> None:
        answer = may_rotate(LAW, MAN, _day(on))
        assert (answer.months_left, answer.finding.verdict) == (left, verdict)
        assert answer.latest == _day("2020-07-31")

    def test_exactly_ten_years_are_enough(self) -> None:
        who = Person(retires_on=_day("2036-02-29"))
        assert may_rotate(LAW, who, _day("2026-02-28")).finding.verdict is Verdict.YES
        assert may_rotate(LAW, who, _day("2026-03-01")).finding.verdict is Verdict.NO

    def test_unknown(self) -> None:
        answer = may_rotate(LAW, Person(sex="male"), TODAY)
        assert (answer.finding.missing, answer.latest) == (("born",), None)
        assert may_rotate(LAW, MAN, _day("2010-01-01")).finding.missing == (
            "rule:rotation_service_left",)  # fmt: skip

    @pytest.mark.parametrize(("on", "verdict"), [
        ("2026-06-30", Verdict.NO), ("2026-07-01", Verdict.YES)])  # fmt: skip
    def test_three_years_away_or_seconded(self, on: str, verdict: Verdict) -> None:
        for question in (rotation, secondment):
            answer = question(LAW, parse_date("2023-07-01"), _day(on))
            assert (answer.until, answer.finding.verdict) == (_day("2026-07-01"), verdict)
            assert question(LAW, parse_date("2023"), _day(on)).finding.imprecise

    def test_no_rule_is_known_before(self) -> None:
        for question, rule in ((rotation, "rotation_length"), (secondment, "secondment")):
            answer = question(LAW, parse_date("2012"), _day("2014-01-01"))
            assert (answer.finding.missing, answer.until) == ((f"rule:{rule}",), None)


def _accountant(left: int, **more: object) -> Holder:
    year, month = divmod(2026 * 12 + 1 + left, 12)
    who = Person(retires_on=date(year, month + 1, 28))
    values: dict[str, object] = {
        "position": "accountant",
        "since": parse_date("2023-02-01"),
        **more,
    }
    return Holder(who, **values)  # type: ignore[arg-type]


class TestPositionChange:
    @pytest.mark.parametrize(
        ("left", "status", "verdict"),
        [pytest.param(17, Status.EXEMPT, Verdict.NO, id="ROT-1 17 months: exempt"),
         pytest.param(18, Status.DUE, Verdict.YES, id="ROT-1 18 months: due")],
    )  # fmt: skip
    def test_rot_1(self, left: int, status: Status, verdict: Verdict) -> None:
        answer = position_change(LAW, _accountant(left), TODAY)
        assert (answer.status, answer.finding.verdict) == (status, verdict)
        assert (answer.months_left, answer.due_on) == (left, _day("2026-02-01"))
        assert "draft" in {doubt.reason for doubt in answer.finding.rules[0].doubts}

    @pytest.mark.parametrize(
        ("position", "due"),
        [("personnel", "2026-02-01"), ("chief_accountant", "2028-02-01"),
         ("security_registration", "2025-02-01"), ("clerk", "2028-02-01")],
    )  # fmt: skip
    def test_years_by_position(self, position: str, due: str) -> None:
        answer = position_change(LAW, _accountant(60, position=position), TODAY)
        assert answer.due_on == _day(due)
        assert (answer.status is Status.DUE) == (_day(due) <= TODAY)

    @pytest.mark.parametrize(
        ("grounds", "more", "status"),
        [({"under_review"}, {}, Status.DEFERRED), ({"pregnant"}, {}, Status.DEFERRED),
         ({"study"}, {"study_months": 12}, Status.DEFERRED),
         ({"study"}, {"study_months": 11}, Status.DUE),
         ({"child"}, {"child_months": 35}, Status.DEFERRED),
         ({"child"}, {"child_months": 36}, Status.DUE),
         ({"child", "study"}, {"child_months": 36}, None)],
    )  # fmt: skip
    def test_it_is_put_off_on_grounds(
        self, grounds: set[str], more: dict[str, object], status: Status | None
    ) -> None:
        holder = _accountant(60, grounds=frozenset(grounds), **more)
        answer = position_change(LAW, holder, TODAY)
        assert answer.status is status
        assert (answer.finding.missing == ("study_months",)) == (status is None)

    def test_other_grounds_are_refused(self) -> None:
        with pytest.raises(UsageError, match="no such ground: tired"):
            position_change(LAW, _accountant(60, grounds=frozenset({"tired"})), TODAY)

    @pytest.mark.parametrize("more", [{"leads": True}, {"position": "driver"}])
    def test_leaders_and_other_positions_are_not_concerned(self, more: dict[str, object]) -> None:
        answer = position_change(LAW, _accountant(60, **more), TODAY)
        assert (answer.status, answer.finding.notes) == (
            Status.NOT_CONCERNED, (Note.NOT_CONCERNED,))  # fmt: skip

    @pytest.mark.parametrize("missing", ["position", "leads", "since"])
    def test_what_is_missing_is_named(self, missing: str) -> None:
        answer = position_change(LAW, _accountant(60, **{missing: None}), TODAY)
        assert answer.finding.missing == (missing,)

    def test_retirement_matters_only_once_it_is_due(self) -> None:
        early = Holder(Person(), "accountant", parse_date("2024"))
        answer = position_change(LAW, early, TODAY)
        assert (answer.status, answer.finding.imprecise) == (Status.NOT_YET, True)
        due = Holder(Person(parse_date("1980")), "accountant", parse_date("2020-01-01"))
        answer = position_change(LAW, due, TODAY)
        assert (answer.status, answer.finding.missing) == (None, ("sex",))

    def test_no_rule_is_known_before(self) -> None:
        answer = position_change(LAW, _accountant(60), _day("2015-01-01"))
        assert answer.finding.missing == ("rule:position_change",)


class TestPlanning:
    @pytest.mark.parametrize(
        ("people", "posts", "verdict", "over"),
        [pytest.param(3, 3, Verdict.YES, (), id="PLAN-1 three and three"),
         pytest.param(4, 1, Verdict.NO, ("people",), id="PLAN-1 fourth person"),
         pytest.param(1, 4, Verdict.NO, ("posts",), id="PLAN-1 fourth post"),
         pytest.param(4, None, Verdict.NO, ("people",), id="one breach is enough"),
         pytest.param(3, None, Verdict.UNKNOWN, (), id="half known")],
    )  # fmt: skip
    def test_plan_1(
        self, people: int, posts: int | None, verdict: Verdict, over: tuple[str, ...]
    ) -> None:
        answer = planning_quota(LAW, TODAY, people=people, posts=posts)
        assert (answer.finding.verdict, answer.over) == (verdict, over)
        assert (answer.people_per_post, answer.posts_per_person) == (3, 3)

    def test_only_for_a_higher_post_and_not_beside_a_proposal(self) -> None:
        answer = planning_quota(LAW, TODAY, people=1, posts=1, higher=False, proposed=True)
        assert answer.over == ("higher", "proposed")

    def test_no_rule_is_known_before(self) -> None:
        before = _day("2020-01-01")
        for finding in (
            planning_quota(LAW, before, people=1, posts=1).finding,
            planning_review(LAW, before, before).finding,
            planning_age(LAW, MAN, before, before).finding,
        ):
            assert finding.verdict is Verdict.UNKNOWN
            assert finding.missing[0].startswith("rule:planning_")

    @pytest.mark.parametrize(
        ("on", "needed", "verdict"),
        [("2024-01-01", 60, Verdict.YES), ("2026-01-01", 120, Verdict.NO)],
    )
    def test_one_term_before_and_two_now(self, on: str, needed: int, verdict: Verdict) -> None:
        who = Person(parse_date("1974-07"), "male")
        answer = planning_age(LAW, who, _day("2030-07-01"), _day(on))
        assert (answer.months_left, answer.needed_months) == (72, needed)
        assert answer.finding.verdict is verdict

    def test_without_the_sex_it_is_unknown(self) -> None:
        answer = planning_age(LAW, Person(parse_date("1974")), _day("2030-07-01"), TODAY)
        assert (answer.finding.missing, answer.finding.imprecise) == (("sex",), True)

    def test_a_review_is_due_after_a_year(self) -> None:
        assert planning_review(LAW, _day("2025-02-01"), TODAY).finding.verdict is Verdict.YES
        later = planning_review(LAW, _day("2025-02-02"), TODAY)
        assert (later.finding.verdict, later.due_on) == (Verdict.NO, _day("2026-02-02"))
