"""Evaluation, reports, ranks and deputies; and answers as JSON."""

import json
from datetime import date

import pytest

from graph.dates import parse_date
from graph.errors import UsageError
from graph.rules.calendars import vietnamese
from graph.rules.deputies import deputies, deputies_below
from graph.rules.discipline import bars
from graph.rules.evaluation import excellent_cap, grade
from graph.rules.findings import Finding, Note, Verdict, given
from graph.rules.loading import built_in, merged
from graph.rules.ranks import RANKS, Rank, Service, rank, rank_standard
from graph.rules.reporting import Deadlines, report_period
from graph.rules.retirement import retirement
from graph.rules.service import Person
from graph.rules.shapes import answer_json, version_json
from graph.rules.terms import term

LAW = built_in()
TODAY = date(2026, 2, 1)


def _day(text: str) -> date:
    return date.fromisoformat(text)


class TestEvaluation:
    @pytest.mark.parametrize(
        ("score", "expected", "verdict"),
        [pytest.param(89.9, "good", Verdict.YES, id="EVAL-1 below 90"),
         pytest.param(90, "excellent", Verdict.YES, id="EVAL-1 at 90"),
         pytest.param(49.9, "failed", Verdict.NO, id="EVAL-1 below 50"),
         pytest.param(50, "completed", Verdict.YES, id="EVAL-1 at 50"),
         (69.9, "completed", Verdict.YES), (70, "good", Verdict.YES),
         (0, "failed", Verdict.NO), (100, "excellent", Verdict.YES)],
    )  # fmt: skip
    def test_bands(self, score: float, expected: str, verdict: Verdict) -> None:
        answer = grade(LAW, 2026, score)
        assert (answer.grade, answer.finding.verdict, answer.scheme) == (expected, verdict, "2026")

    @pytest.mark.parametrize("fact", ["degraded", "disciplined_for_duty", "unit_punished"])
    def test_eval_1_no_score_outweighs_a_breach(self, fact: str) -> None:
        answer = grade(LAW, 2026, 95, **{fact: True})
        assert (answer.grade, answer.finding.verdict) == ("failed", Verdict.NO)
        assert answer.words is not None
        assert answer.words.vi == "Không hoàn thành nhiệm vụ"
        assert grade(LAW, 2026, None, **{fact: True}).grade == "failed"

    def test_the_old_scheme_knows_no_scores(self) -> None:
        answer = grade(LAW, 2025, 95)
        assert (answer.finding.verdict, answer.finding.notes) == (
            Verdict.UNKNOWN, (Note.BY_CRITERIA,))  # fmt: skip
        assert (answer.grade, answer.scheme) == (None, "2020")

    def test_missing_score_or_rule(self) -> None:
        assert grade(LAW, 2026, None).finding.missing == ("score",)
        assert grade(LAW, 2015, 80).finding.missing == ("rule:evaluation",)

    @pytest.mark.parametrize("score", [-1, 100.1])
    def test_a_score_off_the_scale_is_refused(self, score: float) -> None:
        with pytest.raises(UsageError, match="between 0 and 100"):
            grade(LAW, 2026, score)

    @pytest.mark.parametrize(
        ("good", "excellent", "most", "verdict"),
        [(20, 4, 4, Verdict.YES), (20, 5, 4, Verdict.NO), (19, None, 3, Verdict.UNKNOWN),
         (4, 0, 0, Verdict.YES)],
    )  # fmt: skip
    def test_at_most_a_fifth_of_the_good_are_excellent(
        self, good: int, excellent: int | None, most: int, verdict: Verdict
    ) -> None:
        answer = excellent_cap(LAW, 2026, good, excellent)
        assert (answer.most, answer.finding.verdict) == (most, verdict)

    def test_a_cap_that_is_not_known(self) -> None:
        assert excellent_cap(LAW, 2025, 20).finding.missing == ("excellent_percent",)
        assert excellent_cap(LAW, 2015, 20).finding.missing == ("rule:evaluation",)

    def test_the_bands_are_data(self) -> None:
        text = "rules: [{id: evaluation, version: '2026', params: {scores: {excellent: 95}}}]"
        assert grade(merged("o.yaml", text), 2026, 92).grade == "good"


class TestReporting:
    @pytest.mark.parametrize(
        ("months", "end", "officer", "unit", "province", "personnel"),
        [pytest.param(6, "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-06", True,
                      id="REP-1 six months"),
         pytest.param(12, "2026-09-30", "2026-10-01", "2026-10-02", "2026-10-06", True,
                      id="REP-1 annual"),
         pytest.param(1, "2025-10-31", "2025-11-03", "2025-11-04", "2025-11-06", False,
                      id="a period that ends on a Friday")],
    )  # fmt: skip
    def test_deadlines(
        self, months: int, end: str, officer: str, unit: str, province: str, personnel: bool
    ) -> None:
        answer = report_period(LAW, 2026, months)
        assert (answer.start, answer.end) == (_day("2025-10-01"), _day(end))
        assert answer.deadlines == Deadlines(_day(officer), _day(unit), _day(province))
        assert answer.personnel is personnel
        assert answer.finding.notes == (Note.NO_CALENDAR,)
        assert {doubt.reason for doubt in answer.finding.rules[0].doubts} == {"assumed", "ask"}

    def test_rep_1_the_quarter_that_ends_with_the_year_needs_a_calendar(self) -> None:
        plain, real = report_period(LAW, 2026, 3), report_period(LAW, 2026, 3, vietnamese())
        assert plain.deadlines == Deadlines(
            _day("2026-01-01"), _day("2026-01-02"), _day("2026-01-06"))  # fmt: skip
        assert real.deadlines == Deadlines(
            _day("2026-01-02"), _day("2026-01-05"), _day("2026-01-07"))  # fmt: skip
        assert real.finding.notes == ()

    def test_tet_is_left_out(self) -> None:
        answer = report_period(LAW, 2025, 4, vietnamese())
        assert answer.deadlines is not None
        assert answer.deadlines.officer == _day("2025-02-03")

    def test_the_version_is_that_of_the_periods_end(self) -> None:
        assert report_period(LAW, 2024, 9).finding.rules[0].version == "2019"
        assert report_period(LAW, 2024, 10).finding.rules[0].version == "2024"

    @pytest.mark.parametrize("months", [0, 13])
    def test_a_year_has_twelve_months(self, months: int) -> None:
        with pytest.raises(UsageError, match="1 to 12 months"):
            report_period(LAW, 2026, months)

    def test_the_rule_may_end(self) -> None:
        text = "rules: [{id: reporting, version: '2024', valid_to: 2025-01-01}]"
        answer = report_period(merged("o.yaml", text), 2026, 1)
        assert answer.finding.missing == ("rule:reporting",)

    def test_a_year_of_the_calendar(self) -> None:
        text = "rules: [{id: reporting, version: '2024', params: {first_month: 1}}]"
        answer = report_period(merged("o.yaml", text), 2026, 12)
        assert (answer.start, answer.end) == (_day("2026-01-01"), _day("2026-12-31"))


class TestRanks:
    @pytest.mark.parametrize(
        ("code", "on", "found", "now"),
        [("03.230", "2017-05-21", "examiner", "03.232"),
         ("03.230", "2017-05-22", "examiner_senior", "03.230"),
         ("03.232", "2010-01-01", "examiner_senior", "03.230"),
         ("03.232", "2020-01-01", "examiner", "03.232"),
         # A stored page misprints 03.230 as an enforcement officer's.
         ("03.299", "2020-01-01", "enforcer_senior", "03.299"),
         ("03.231", "2010-01-01", "examiner_principal", "03.231")],
    )  # fmt: skip
    def test_a_code_means_what_it_meant_on_its_day(
        self, code: str, on: str, found: str, now: str
    ) -> None:
        answer = rank(LAW, code, _day(on), TODAY)
        assert (answer.rank, answer.code_now, answer.words) == (found, now, RANKS[found])

    def test_every_rank_has_words(self) -> None:
        for version in LAW.rules["rank_codes"]:
            assert set(getattr(version.params, "codes", ())) == set(RANKS)

    def test_no_such_code_or_rule(self) -> None:
        assert rank(LAW, "01.003", TODAY, TODAY).finding.verdict is Verdict.NO
        text = "rules: [{id: rank_codes, version: '2026', valid_to: 2027-01-01}]"
        law = merged("o.yaml", text)
        assert rank(law, "03.230", _day("2028-01-01"), TODAY).finding.missing == (
            "rule:rank_codes",)  # fmt: skip
        assert rank(law, "03.230", TODAY, _day("2028-01-01")).code_now is None

    def test_after_the_new_law_the_table_is_open(self) -> None:
        answer = rank(LAW, "03.299", _day("2026-07-01"), _day("2026-07-01"))
        assert not answer.finding.rules[0].verified

    @pytest.mark.parametrize(
        ("wanted", "service", "verdict", "missing"),
        [("enforcer_senior", Service(years_below=5, exam=True), Verdict.YES, ()),
         ("enforcer_senior", Service(years_below=4, exam=True), Verdict.NO, ()),
         ("enforcer_intermediate", Service(years_below=5), Verdict.UNKNOWN, ("exam",)),
         ("enforcer_intermediate", Service(years_below=4), Verdict.NO, ()),
         ("enforcer_junior", Service(None, True, 3, True, True), Verdict.YES, ()),
         ("enforcer_junior", Service(None, False, 3, True, True), Verdict.NO, ()),
         ("enforcer_junior", Service(), Verdict.UNKNOWN,
          ("legal_years", "law_degree", "trained", "exam")),
         ("examiner", Service(), Verdict.UNKNOWN, ("standard",))],
    )  # fmt: skip
    def test_standards(
        self, wanted: str, service: Service, verdict: Verdict, missing: tuple[str, ...]
    ) -> None:
        answer = rank_standard(LAW, wanted, service, TODAY)
        assert (answer.verdict, answer.missing) == (verdict, missing)

    def test_the_standard_after_the_new_law_is_unknown(self) -> None:
        answer = rank_standard(LAW, "enforcer_junior", Service(), _day("2026-07-01"))
        assert answer.missing == ("rule:rank_standard",)


class TestDeputies:
    @pytest.mark.parametrize(("rooms", "most"), [(0, 2), (1, 1), (3, 1), (4, 2)])
    def test_by_rooms(self, rooms: int, most: int) -> None:
        on = _day("2024-01-01")
        answer = deputies(LAW, on, rooms=rooms, have=most, posts=15)
        assert (answer.most, answer.finding.verdict) == (most, Verdict.YES)
        assert answer.too_small is False
        over = deputies(LAW, on, rooms=rooms, have=most + 1, posts=14)
        assert (over.finding.verdict, over.too_small) == (Verdict.NO, True)

    def test_unknown(self) -> None:
        on = _day("2024-01-01")
        assert deputies(LAW, on, rooms=None).finding.missing == ("rooms", "have")
        assert deputies(LAW, on, rooms=1).finding.missing == ("have",)
        assert deputies(LAW, TODAY, rooms=1).finding.missing == ("rule:deputies",)

    def test_not_more_than_the_unit_above(self) -> None:
        answer = deputies_below(LAW, TODAY, 4, 3, _day("2025-07-01"))
        assert (answer.finding.verdict, answer.tolerated_until) == (Verdict.NO, _day("2030-07-01"))
        assert deputies_below(LAW, TODAY, 3, 3).finding.verdict is Verdict.YES
        assert deputies_below(LAW, TODAY, 3, None).finding.missing == ("above",)
        before = deputies_below(LAW, _day("2025-07-01"), 3, 3)
        assert before.finding.missing == ("rule:deputies_below",)


class TestJson:
    def test_retirement(self) -> None:
        shape = answer_json(retirement(LAW, Person(parse_date("1965-10"), "male")))
        rule = shape["rule"]
        assert isinstance(rule, dict)
        assert (rule["id"], rule["version"]) == ("retirement_age", "2021")
        assert rule["citation"] == "Bộ luật Lao động 2019 Đ.169; NĐ 135/2020 Phụ lục I"
        assert shape | {"rule": None, "rules": None} == {
            "verdict": "yes", "imprecise": False, "missing": [], "notes": [],
            "used": {"born": "1965-10", "sex": "male"},
            "age": {"years": 61, "months": 9}, "retires_on": "2027-07-31",
            "pension_from": "2027-08-01", "notice_by": "2027-01-31", "decision_by": "2027-04-30",
            "forecast_on": "2027-07-31", "rule": None, "rules": None,
        }  # fmt: skip

    def test_term(self) -> None:
        answer = term(LAW, parse_date("2021-03-01"), Person(parse_date("1965-10"), "male"))
        shape = answer_json(answer)
        assert shape["action"] == "extend"
        assert shape["alarms"] == {
            "calendar_90": "2025-11-30", "working_90": "2025-10-27", "working_90_holidays": None,
        }  # fmt: skip
        assert shape["notes"] == [
            {"code": "no_calendar", "vi": Note.NO_CALENDAR.vi, "en": Note.NO_CALENDAR.en}
        ]

    def test_what_is_unverified_is_shown(self) -> None:
        shape = answer_json(bars(LAW, "warning", parse_date("2026-03-15"), TODAY))
        text = json.dumps(shape, ensure_ascii=False)
        assert json.loads(text) == shape
        rule = shape["rule"]
        assert isinstance(rule, dict)
        assert rule["verified"] is False
        assert isinstance(rule["unverified"], list)
        first = rule["unverified"][0]
        assert isinstance(first, dict)
        assert (first["parameter"], first["reason"]) == ("*", "assumed")

    def test_every_version_can_be_listed_with_its_parameters(self) -> None:
        shapes = [version_json(each) for versions in LAW.rules.values() for each in versions]
        assert json.loads(json.dumps(shapes)) == shapes
        assert {"years": 5} in [shape["params"] for shape in shapes]

    def test_without_a_rule(self) -> None:
        assert answer_json(grade(LAW, 2015, 80))["rule"] is None

    def test_inputs_are_shown_as_they_were_given(self) -> None:
        used = given(
            day=TODAY, part=parse_date("2021"), words=frozenset({"b", "a"}), none=None, n=2
        )
        assert used == {"day": "2026-02-01", "part": "2021", "words": "a, b", "n": 2}

    def test_a_finding_alone_is_an_answer_too(self) -> None:
        assert answer_json(Finding(Verdict.NO))["verdict"] == "no"

    def test_other_values_have_no_shape(self) -> None:
        with pytest.raises(TypeError, match="no JSON for set"):
            answer_json(Rank(Finding(Verdict.NO), rank={1}))  # type: ignore[arg-type]
