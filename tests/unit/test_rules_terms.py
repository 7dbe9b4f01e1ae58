"""Terms: their end, what follows, the alarms, and long stays."""

from datetime import date

import pytest

from graph.dates import parse_date
from graph.rules.calendars import vietnamese
from graph.rules.findings import Note, Verdict
from graph.rules.loading import built_in, merged
from graph.rules.service import Person
from graph.rules.tenure import acting, two_terms
from graph.rules.terms import Alarms, term, term_end, term_start, vote

LAW = built_in()
MAN = Person(parse_date("1968-07"), "male")


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("sex", "born", "effective", "ends", "left", "action", "new_end", "calendar", "working"),
    [
        pytest.param("male", "1965-10", "2021-03-01", "2026-02-28", 17, "extend", "2027-07-31",
                     "2025-11-30", "2025-10-27", id="TERM-1"),
        pytest.param("male", "1968-07", "2021-07-01", "2026-06-30", 49, "reappoint_shortened",
                     "2030-07-31", "2026-04-01", "2026-02-24", id="TERM-2"),
        pytest.param("female", "1980-02", "2021-07-01", "2026-06-30", 164, "reappoint",
                     "2031-06-30", "2026-04-01", "2026-02-24", id="TERM-3"),
        pytest.param("male", "1966-03", "2022-09-15", "2027-09-14", 3, "extend", "2027-12-31",
                     "2027-06-16", "2027-05-11", id="TERM-4"),
    ],
)  # fmt: skip
def test_the_worked_cases(
    sex: str, born: str, effective: str, ends: str, left: int, action: str, new_end: str,
    calendar: str, working: str,
) -> None:  # fmt: skip
    answer = term(LAW, parse_date(effective), Person(parse_date(born), sex))
    assert (answer.term_to, answer.months_left) == (_day(ends), left)
    assert (answer.action, answer.new_end) == (action, _day(new_end))
    assert answer.alarms == Alarms(_day(calendar), _day(working))
    assert answer.alarm_on == _day(working)
    assert answer.finding.verdict is Verdict.YES
    assert Note.NO_CALENDAR in answer.finding.notes


# The retirement of a man born in 07/1968 is in 07/2030.
@pytest.mark.parametrize(
    ("ends", "left", "action"),
    [
        pytest.param("2028-07-31", 24, "reappoint_shortened", id="TERM-5 exactly 24: no extension"),
        pytest.param("2028-08-01", 23, "extend", id="23 months"),
        pytest.param("2025-07-31", 60, "reappoint", id="exactly 60"),
        pytest.param("2025-08-31", 59, "reappoint_shortened", id="59 months"),
        pytest.param("2030-06-30", 1, "extend", id="one month"),
        pytest.param("2030-07-15", 0, "retire", id="the same month"),
        pytest.param("2031-01-31", -6, "retire", id="after retirement"),
    ],
)
def test_the_decision_table(ends: str, left: int, action: str) -> None:
    answer = term_end(LAW, _day(ends), MAN)
    assert (answer.months_left, answer.action) == (left, action)
    retired = action == "retire"
    assert (answer.new_end is None) == (answer.alarm_on is None) == retired
    assert (answer.decide_by is None) == retired


class TestAlarms:
    def test_holidays_make_the_alarm_earlier_and_leave_the_plain_count(self) -> None:
        plain = term(LAW, parse_date("2021-07-01"), MAN)
        holidays = term(LAW, parse_date("2021-07-01"), MAN, vietnamese())
        assert holidays.alarms.working_90 == plain.alarms.working_90 == _day("2026-02-24")
        # 26 and 27/04, 30/04 and 01/05/2026 are holidays at the earliest; Tết lies further back.
        assert holidays.alarms.working_90_holidays == holidays.alarm_on
        assert holidays.alarm_on is not None
        assert holidays.alarm_on < _day("2026-02-24")
        assert Note.NO_CALENDAR not in holidays.finding.notes

    def test_any_set_of_days_is_a_calendar(self) -> None:
        answer = term(LAW, parse_date("2021-07-01"), MAN, frozenset({_day("2026-03-02")}))
        assert answer.alarm_on == _day("2026-02-23")

    def test_before_the_party_rule_there_is_only_the_decree(self) -> None:
        answer = term_end(LAW, _day("2025-08-31"), MAN)
        assert answer.alarms == Alarms(_day("2025-06-02"))
        assert answer.alarm_on == _day("2025-06-02")

    def test_before_both_there_is_none(self) -> None:
        answer = term_end(LAW, _day("2025-06-30"), MAN)
        assert (answer.alarms, answer.alarm_on) == (Alarms(), None)

    def test_the_decision_comes_a_working_day_before(self) -> None:
        assert term_end(LAW, _day("2026-02-28"), MAN).decide_by == _day("2026-02-27")
        assert term_end(LAW, _day("2026-03-02"), MAN).decide_by == _day("2026-02-27")

    def test_which_notice_counts_is_shown_as_open(self) -> None:
        rules = term(LAW, parse_date("2021-07-01"), MAN).finding.rules
        open_ones = {each.id: {d.reason for d in each.doubts} for each in rules}
        assert "ask" in open_ones["reappointment_notice"]
        assert "ask" in open_ones["reappointment_notice_party"]


class TestUnknown:
    def test_without_the_sex_the_end_and_the_alarms_are_still_known(self) -> None:
        answer = term(LAW, parse_date("2021-03-01"), Person(parse_date("1965-10")))
        assert (answer.finding.verdict, answer.finding.missing) == (Verdict.UNKNOWN, ("sex",))
        assert (answer.action, answer.new_end) == (None, None)
        assert (answer.term_to, answer.alarm_on) == (_day("2026-02-28"), _day("2025-10-27"))

    @pytest.mark.parametrize(
        ("effective", "born"), [("2021-03", "1965-10"), ("2021-03-01", "1965")]
    )
    def test_a_partial_date_makes_it_imprecise(self, effective: str, born: str) -> None:
        answer = term(LAW, parse_date(effective), Person(parse_date(born), "male"))
        assert answer.finding.imprecise
        assert answer.term_to == _day("2026-02-28")

    def test_no_rule_in_force(self) -> None:
        assert term(LAW, parse_date("1999-01-01"), MAN).finding.missing == ("rule:term_length",)
        early = term(LAW, parse_date("2011-01-01"), MAN)
        assert early.finding.missing == ("rule:term_end",)
        assert early.term_to == _day("2015-12-31")

    def test_a_new_term_of_unknown_length_has_no_end(self) -> None:
        text = "rules: [{id: term_length, version: '2025', valid_to: 2026-01-01}]"
        answer = term_end(merged("o.yaml", text), _day("2026-06-30"), Person(
            parse_date("1980"), "female"))  # fmt: skip
        assert (answer.action, answer.new_end) == ("reappoint", None)

    def test_a_decided_retirement_counts_instead_of_the_age(self) -> None:
        who = Person(parse_date("1980-02"), "female", _day("2027-01-31"))
        answer = term(LAW, parse_date("2021-07-01"), who)
        assert (answer.action, answer.new_end) == ("extend", _day("2027-01-31"))


class TestClock:
    def test_term_7_acting_time_is_no_part_of_the_term(self) -> None:
        assert term(LAW, parse_date("2024-07-01"), MAN).term_to == _day("2029-06-30")

    def test_term_7_whether_acting_counts_for_the_eight_years_is_a_parameter(self) -> None:
        since, before = parse_date("2024-07-01"), parse_date("2024-01-01")
        on = _day("2026-01-01")
        assert two_terms(LAW, "head", since, on, acting_since=before).flag_on == _day("2032-07-01")
        text = "rules: [{id: two_terms, version: '2022', params: {counts_acting: true}}]"
        law = merged("o.yaml", text)
        assert two_terms(law, "head", since, on, acting_since=before).flag_on == _day("2032-01-01")

    @pytest.mark.parametrize(("same_post", "verdict", "start"), [
        (True, Verdict.NO, "2022-01-01"), (False, Verdict.YES, "2025-07-01")])  # fmt: skip
    def test_a_reorganisation(self, same_post: bool, verdict: Verdict, start: str) -> None:
        answer = term_start(LAW, _day("2022-01-01"), _day("2025-07-01"), same_post=same_post)
        assert (answer.finding.verdict, answer.effective) == (verdict, _day(start))
        assert answer.finding.rules[0].doubts

    def test_a_reorganisation_of_which_too_little_is_known(self) -> None:
        unknown = term_start(LAW, _day("2022-01-01"), _day("2025-07-01"), same_post=None)
        assert (unknown.finding.missing, unknown.effective) == (("same_post",), None)
        early = term_start(LAW, _day("2012-01-01"), _day("2015-07-01"), same_post=True)
        assert early.finding.missing == ("rule:term_clock",)


class TestTwoTerms:
    def test_eight_years_as_head_of_one_unit(self) -> None:
        since = parse_date("2018-09-01")
        before = two_terms(LAW, "head", since, _day("2026-08-31"))
        assert (before.finding.verdict, before.flag_on) == (Verdict.NO, _day("2026-09-01"))
        after = two_terms(LAW, "head", since, _day("2026-09-01"))
        assert (after.finding.verdict, after.effect) == (Verdict.YES, "flag")
        assert after.finding.notes == (Note.FLAG,)

    def test_term_6_a_deputy_in_a_third_term_has_no_cap(self) -> None:
        answer = two_terms(LAW, "deputy", parse_date("2015-01-01"), _day("2026-01-01"), terms=3)
        assert (answer.finding.verdict, answer.max_terms) == (Verdict.NO, None)
        assert answer.finding.notes == (Note.NO_LIMIT,)
        assert "NĐ 116/2024" in answer.finding.rules[1].citation

    def test_term_6_a_head_in_a_third_term_is_flagged(self) -> None:
        answer = two_terms(LAW, "head", parse_date("2020-01-01"), _day("2026-01-01"), terms=3)
        assert (answer.finding.verdict, answer.effect) == (Verdict.YES, "flag")

    def test_before_the_decree_lifted_its_cap_a_third_term_was_one_too_many(self) -> None:
        answer = two_terms(LAW, "deputy", parse_date("2012-01-01"), _day("2023-01-01"), terms=3)
        assert (answer.effect, answer.max_terms) == ("violation", 2)

    def test_an_office_may_apply_it_to_deputies_and_as_a_violation(self) -> None:
        text = ("rules: [{id: two_terms, version: '2022', "
                "params: {roles: [head, deputy], effect: violation, years: 9}}]")  # fmt: skip
        law = merged("o.yaml", text)
        answer = two_terms(law, "deputy", parse_date("2018-09-01"), _day("2027-09-01"))
        assert (answer.effect, answer.finding.notes) == ("violation", ())

    def test_unknown_role_or_rule(self) -> None:
        since = parse_date("2018")
        unknown = two_terms(LAW, None, since, _day("2026-01-01"))
        assert (unknown.finding.missing, unknown.finding.imprecise) == (("role",), True)
        early = two_terms(LAW, "head", since, _day("2016-01-01"))
        assert early.finding.missing == ("rule:two_terms",)


class TestActing:
    def test_no_longest_time_is_known(self) -> None:
        answer = acting(LAW, parse_date("2024-01-01"), _day("2026-01-01"))
        assert (answer.finding.verdict, answer.months, answer.latest) == (Verdict.NO, 24, None)
        assert answer.finding.notes == (Note.NO_LIMIT,)

    def test_an_office_sets_one(self) -> None:
        text = "rules: [{id: acting, version: '2020', params: {max_months: 6}}]"
        answer = acting(merged("o.yaml", text), parse_date("2025-07-01"), _day("2026-01-01"))
        assert (answer.finding.verdict, answer.latest) == (Verdict.YES, _day("2026-01-01"))

    def test_no_rule_in_force(self) -> None:
        answer = acting(LAW, parse_date("2012"), _day("2013-01-01"))
        assert answer.finding.missing == ("rule:acting",)


class TestVote:
    @pytest.mark.parametrize(("votes", "of", "verdict"), [
        (6, 11, Verdict.YES), (5, 11, Verdict.NO), (5, 10, Verdict.UNKNOWN)])  # fmt: skip
    def test_more_than_half(self, votes: int, of: int, verdict: Verdict) -> None:
        answer = vote(LAW, votes, of, _day("2026-01-01"))
        assert answer.verdict is verdict
        assert answer.notes == ((Note.AT_HALF,) if verdict is Verdict.UNKNOWN else ())

    def test_no_rule_in_force(self) -> None:
        assert vote(LAW, 1, 2, _day("2020-01-01")).missing == ("rule:reappointment_vote",)
