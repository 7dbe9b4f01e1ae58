"""What holds of the rules for every input."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.dates import ONE_DAY, PartialDate, day, parse_date
from graph.rules.days import add_months, end_of_month, months_from, working_days_from
from graph.rules.discipline import bars
from graph.rules.discipline_forms import FORMS
from graph.rules.findings import Verdict
from graph.rules.loading import built_in
from graph.rules.retirement import retirement
from graph.rules.service import SEXES, Person
from graph.rules.terms import Action, term_end

LAW = built_in()
BIRTHS = st.dates(date(1900, 1, 1), date(2050, 12, 31)).map(day)
SEX = st.sampled_from(SEXES)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TERM_ENDS = st.dates(date(2020, 12, 1), date(2060, 12, 31))


def _retires(born: PartialDate, sex: str) -> date:
    found = retirement(LAW, Person(born, sex)).retires_on
    assert found is not None
    return found


class TestRetirement:
    @given(SEX, BIRTHS, BIRTHS)
    def test_it_never_falls_as_the_birth_date_rises(
        self, sex: str, one: PartialDate, other: PartialDate
    ) -> None:
        first, second = sorted((one, other), key=lambda each: each.earliest)
        assert _retires(first, sex) <= _retires(second, sex)

    @given(SEX, BIRTHS)
    def test_it_is_the_last_day_of_the_month_in_which_the_age_is_reached(
        self, sex: str, born: PartialDate
    ) -> None:
        answer = retirement(LAW, Person(born, sex))
        assert answer.age is not None
        assert answer.retires_on is not None
        months = answer.age.years * 12 + answer.age.months
        assert answer.retires_on == end_of_month(answer.retires_on)
        assert months_from(born.earliest, answer.retires_on) == months
        assert answer.pension_from == answer.retires_on + ONE_DAY

    @given(SEX, BIRTHS)
    def test_the_version_it_cites_is_in_force_on_that_day(
        self, sex: str, born: PartialDate
    ) -> None:
        answer = retirement(LAW, Person(born, sex))
        for rule in answer.finding.rules:
            assert answer.retires_on is not None
            assert LAW.text_at(rule.id, answer.retires_on) == rule

    @given(SEX, st.integers(1900, 2050))
    def test_a_year_is_its_first_month(self, sex: str, year: int) -> None:
        assert _retires(parse_date(str(year)), sex) == _retires(parse_date(f"{year}-01"), sex)


class TestVersions:
    @given(st.sampled_from(sorted(LAW.rules)), DAYS)
    def test_at_most_one_version_of_a_rule_holds_on_a_day(self, rule: str, on: date) -> None:
        assert sum(version.holds_on(on) for version in LAW.rules[rule]) <= 1


class TestTerms:
    @given(SEX, BIRTHS, TERM_ENDS)
    def test_nobody_is_kept_beyond_retirement_unless_for_a_full_term(
        self, sex: str, born: PartialDate, ends: date
    ) -> None:
        answer = term_end(LAW, ends, Person(born, sex))
        assert answer.finding.verdict is Verdict.YES
        retires = _retires(born, sex)
        if answer.action is Action.RETIRE:
            assert answer.new_end is None
            assert months_from(ends, retires) <= 0
        else:
            assert answer.new_end is not None
            assert ends < answer.new_end <= end_of_month(retires)

    @given(TERM_ENDS, st.frozensets(DAYS, max_size=40))
    def test_a_calendar_never_makes_an_alarm_later(
        self, ends: date, holidays: frozenset[date]
    ) -> None:
        plain, real = (term_end(LAW, ends, Person(), each) for each in (None, holidays))
        due = [each for each in (plain.alarms.calendar_90, plain.alarms.working_90) if each]
        assert plain.alarm_on == min(due, default=None)
        if plain.alarm_on:
            assert real.alarm_on is not None
            assert real.alarm_on <= plain.alarm_on < ends


class TestBars:
    @given(st.sampled_from(sorted(FORMS)), DAYS, DAYS)
    def test_the_longest_clock_counts(self, form: str, effective: date, on: date) -> None:
        answer = bars(LAW, form, day(effective), on)
        assert answer.until == max((bar.until for bar in answer.bars), default=None)
        barred = answer.until is not None and on < answer.until
        assert (answer.finding.verdict is Verdict.YES) == barred


class TestDays:
    @given(DAYS, st.integers(-600, 600))
    def test_months_add_up(self, start: date, months: int) -> None:
        later = add_months(start, months)
        assert months_from(start, later) == months
        assert later.day == min(start.day, end_of_month(later).day)

    @given(DAYS, st.integers(1, 150), st.frozensets(DAYS, max_size=40))
    def test_working_days_are_counted_one_by_one(
        self, start: date, count: int, holidays: frozenset[date]
    ) -> None:
        for sign in (1, -1):
            reached = working_days_from(start, sign * count, holidays)
            passed = range(1, abs((reached - start).days) + 1)
            between = [start + sign * n * ONE_DAY for n in passed]
            working = [each for each in between if each.weekday() < 5 and each not in holidays]
            assert (len(working), working[-1]) == (count, reached)
