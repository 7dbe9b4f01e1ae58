"""Discipline: forms by date, bars by two clocks, deferral, limitation; and planning afterwards."""

from datetime import date

import pytest

from graph.dates import parse_date
from graph.errors import UsageError
from graph.rules.discipline import Bars, bars, deferred, limitation
from graph.rules.discipline_forms import FORMS, Standing, form_code, form_in_force
from graph.rules.findings import Note, Verdict
from graph.rules.loading import built_in, merged
from graph.rules.planning import planning_after_discipline

LAW = built_in()
TODAY = date(2026, 6, 1)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _clocks(answer: Bars) -> list[tuple[str, str, str, str]]:
    return [(bar.rule.id, bar.rule.version, str(bar.until), bar.basis) for bar in answer.bars]


class TestBars:
    def test_disc_1_before_the_new_party_rule_both_results_are_shown(self) -> None:
        answer = bars(LAW, "khiển trách", parse_date("2025-06-01"), TODAY)
        assert _clocks(answer) == [
            ("discipline_bar", "2020", "2026-06-01", "in_force"),
            ("discipline_bar_party", "2022", "2026-06-01", "in_force"),
            ("discipline_bar_party", "2025", "2027-06-01", "transition"),
        ]
        assert (answer.by_law, answer.by_party) == (_day("2026-06-01"), _day("2027-06-01"))
        assert answer.until == _day("2027-06-01")
        assert (answer.finding.verdict, answer.finding.notes) == (Verdict.YES, (Note.TRANSITION,))

    def test_disc_2_the_longest_clock_counts(self) -> None:
        answer = bars(LAW, "cảnh cáo", parse_date("2026-03-15"), TODAY)
        assert _clocks(answer) == [
            ("discipline_bar", "2025", "2027-03-15", "in_force"),
            ("discipline_bar_party", "2025", "2029-03-15", "in_force"),
        ]
        assert (answer.until, answer.finding.notes) == (_day("2029-03-15"), ())
        assert {doubt.reason for doubt in answer.finding.rules[0].doubts} == {"assumed"}

    @pytest.mark.parametrize(
        ("form", "effective", "by_law", "by_party"),
        [
            ("reprimand", "2023-01-10", "2024-01-10", "2024-01-10"),
            ("warning", "2023-01-10", "2024-01-10", "2026-01-10"),
            ("removal", "2024-02-29", "2026-02-28", "2029-02-28"),
            ("removal", "2026-01-01", "2028-01-01", "2031-01-01"),
        ],
    )
    def test_the_table(self, form: str, effective: str, by_law: str, by_party: str) -> None:
        answer = bars(LAW, form, parse_date(effective), TODAY)
        assert (answer.by_law, answer.by_party) == (_day(by_law), _day(by_party))

    @pytest.mark.parametrize(("on", "verdict"), [
        ("2029-03-14", Verdict.YES), ("2029-03-15", Verdict.NO)])  # fmt: skip
    def test_the_first_day_after_is_free(self, on: str, verdict: Verdict) -> None:
        answer = bars(LAW, "warning", parse_date("2026-03-15"), _day(on))
        assert answer.finding.verdict is verdict

    def test_for_others_than_leaders_only_the_law_counts(self) -> None:
        answer = bars(LAW, "warning", parse_date("2026-03-15"), TODAY, leader=False)
        assert (answer.until, answer.by_party) == (_day("2027-03-15"), None)

    def test_an_equal_post_is_barred_only_by_removal(self) -> None:
        free = bars(LAW, "warning", parse_date("2026-03-15"), TODAY, higher=False)
        assert (free.finding.verdict, free.until) == (Verdict.NO, None)
        barred = bars(LAW, "removal", parse_date("2026-03-15"), TODAY, higher=False)
        assert (barred.finding.verdict, barred.until) == (Verdict.YES, _day("2028-03-15"))

    def test_a_form_without_a_period_is_unknown(self) -> None:
        answer = bars(LAW, "dismissal", parse_date("2026-03-15"), TODAY)
        assert (answer.finding.verdict, answer.finding.notes) == (
            Verdict.UNKNOWN, (Note.NO_PERIOD,))  # fmt: skip

    def test_a_clock_of_which_no_rule_is_known_leaves_it_open(self) -> None:
        answer = bars(LAW, "warning", parse_date("2021"), TODAY)
        assert answer.finding.verdict is Verdict.UNKNOWN
        assert answer.finding.missing == ("rule:discipline_bar_party",)
        assert answer.finding.imprecise
        neither = bars(LAW, "warning", parse_date("2015-01-01"), TODAY)
        assert len(neither.finding.missing) == 2

    def test_the_periods_are_data(self) -> None:
        text = ("rules: [{id: discipline_bar_party, version: '2025', "
                "params: {months: {warning: 48}}}]")  # fmt: skip
        answer = bars(merged("o.yaml", text), "warning", parse_date("2026-03-15"), TODAY)
        assert answer.until == _day("2030-03-15")


class TestForms:
    @pytest.mark.parametrize(
        ("form", "on", "standing", "verdict"),
        [
            ("giáng chức", "2025-06-30", "leader", Verdict.YES),
            pytest.param("giáng chức", "2025-07-01", "leader", Verdict.NO, id="abolished"),
            ("giáng chức", "2026-02-01", "leader", Verdict.NO),
            ("giáng chức", "2025-06-30", "other", Verdict.NO),
            ("hạ bậc lương", "2025-06-30", "other", Verdict.YES),
            ("hạ bậc lương", "2025-06-30", "leader", Verdict.NO),
            ("hạ bậc lương", "2025-07-01", "other", Verdict.NO),
            ("cách chức", "2026-01-01", "leader", Verdict.YES),
            ("cách chức", "2026-01-01", "other", Verdict.NO),
            ("cách chức", "2026-01-01", None, Verdict.UNKNOWN),
            ("khiển trách", "2026-01-01", None, Verdict.YES),
            ("giáng chức", "2026-01-01", None, Verdict.NO),
            ("xóa tư cách chức vụ đã đảm nhiệm", "2026-01-01", "retired", Verdict.YES),
            ("cảnh cáo", "2010-01-01", "leader", Verdict.UNKNOWN),
        ],
    )
    def test_by_date_and_standing(
        self, form: str, on: str, standing: Standing | None, verdict: Verdict
    ) -> None:
        assert form_in_force(LAW, form, _day(on), standing).verdict is verdict

    def test_what_is_refused_says_why(self) -> None:
        answer = form_in_force(LAW, "giáng chức", TODAY, "leader")
        assert answer.notes == (Note.FORM_NOT_IN_FORCE,)
        assert form_in_force(LAW, "removal", TODAY, None).missing == ("standing",)

    @pytest.mark.parametrize(("form", "verdict"), [
        ("khai trừ", Verdict.YES), ("buộc thôi việc", Verdict.NO)])  # fmt: skip
    def test_the_party_has_forms_of_its_own(self, form: str, verdict: Verdict) -> None:
        assert form_in_force(LAW, form, TODAY, None, party=True).verdict is verdict

    def test_the_partys_rule_may_end_too(self) -> None:
        text = "rules: [{id: discipline_forms_party, version: all, valid_to: 2026-01-01}]"
        answer = form_in_force(merged("o.yaml", text), "warning", TODAY, None, party=True)
        assert answer.missing == ("rule:discipline_forms_party",)

    @pytest.mark.parametrize("code", FORMS)
    def test_a_form_is_known_by_its_words(self, code: str) -> None:
        words = FORMS[code]
        assert {form_code(code), form_code(words.vi.upper()), form_code(words.en)} == {code}

    def test_other_words_are_refused(self) -> None:
        with pytest.raises(UsageError, match="is no form of discipline"):
            form_code("phê bình")


class TestDeferral:
    @pytest.mark.parametrize(
        ("grounds", "child", "verdict"),
        [({"pregnant"}, None, Verdict.YES), ({"child"}, 11, Verdict.YES),
         ({"child"}, 12, Verdict.NO), ({"child"}, None, Verdict.UNKNOWN),
         ({"child", "prosecuted"}, 40, Verdict.YES), (set(), None, Verdict.NO)],
    )  # fmt: skip
    def test_grounds(self, grounds: set[str], child: int | None, verdict: Verdict) -> None:
        answer = deferred(LAW, frozenset(grounds), TODAY, child_months=child)
        assert answer.verdict is verdict

    def test_other_grounds_are_refused(self) -> None:
        with pytest.raises(UsageError, match="no such ground: holiday"):
            deferred(LAW, frozenset({"holiday"}), TODAY)

    def test_no_rule_is_known_before(self) -> None:
        assert deferred(LAW, frozenset(), _day("2024-01-01")).missing == (
            "rule:discipline_deferral",
        )


class TestLimitation:
    @pytest.mark.parametrize(("form", "until"), [
        ("reprimand", "2026-06-01"), ("warning", "2031-06-01"),
        ("dismissal", "2031-06-01")])  # fmt: skip
    def test_years(self, form: str, until: str) -> None:
        answer = limitation(LAW, form, parse_date("2021-06-01"), TODAY)
        assert answer.until == _day(until)
        assert (answer.finding.verdict is Verdict.YES) == (form == "reprimand")

    def test_the_rule_may_end(self) -> None:
        text = "rules: [{id: discipline_limitation, version: '2025', valid_to: 2020-01-01}]"
        answer = limitation(merged("o.yaml", text), "warning", parse_date("2021"), TODAY)
        assert answer.finding.missing == ("rule:discipline_limitation",)


class TestPlanningAfterwards:
    @pytest.mark.parametrize(
        ("form", "effective", "on", "verdict"),
        [
            ("khiển trách", "2026-01-01", "2026-06-01", Verdict.NO),
            ("khiển trách", "2026-01-01", "2028-01-01", Verdict.YES),
            ("cảnh cáo", "2026-01-01", "2029-01-01", Verdict.YES),
            ("cách chức", "2026-01-01", "2032-01-01", Verdict.UNKNOWN),
            ("khiển trách", "2023-01-01", "2025-01-01", Verdict.UNKNOWN),
            ("dismissal", "2026-01-01", "2032-01-01", Verdict.UNKNOWN),
        ],
    )
    def test_back_on_the_plan(self, form: str, effective: str, on: str, verdict: Verdict) -> None:
        answer = planning_after_discipline(LAW, form, parse_date(effective), _day(on))
        assert answer.finding.verdict is verdict
        assert answer.finding.rules[0].id == "planning_discipline"

    def test_no_rule_is_known_before(self) -> None:
        answer = planning_after_discipline(LAW, "warning", parse_date("2019"), _day("2020-01-01"))
        assert answer.finding.missing == ("rule:planning_discipline",)
