"""Retirement: the official steps, month by month, and who leaves on another day."""

from datetime import date

import pytest

from graph.dates import parse_date
from graph.rules.findings import Note, Verdict
from graph.rules.loading import built_in, merged
from graph.rules.retirement import Age, Reason, postponed, retirement, retirement_range
from graph.rules.service import Person

LAW = built_in()


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("sex", "born", "years", "months", "retires"),
    [
        pytest.param("male", "1965-10", 61, 9, "2027-07-31", id="RET-1"),
        pytest.param("male", "1966-03", 61, 9, "2027-12-31", id="RET-2 last month of a step"),
        pytest.param("male", "1966-04", 62, 0, "2028-04-30", id="RET-3 first month at the top"),
        pytest.param("male", "1960-12", 60, 0, "2020-12-31", id="RET-4 last under the old age"),
        pytest.param("male", "1961-01", 60, 3, "2021-04-30", id="RET-4 first under the new"),
        pytest.param("female", "1969-04", 56, 8, "2025-12-31", id="RET-5 last of a step"),
        # Trap (a): press tables give 05/1969 56y8m; the official appendix says 57y.
        pytest.param("female", "1969-05", 57, 0, "2026-05-31", id="RET-5 trap: not 56y8m"),
        pytest.param("female", "1975-04", 59, 8, "2034-12-31", id="RET-6 last before the top"),
        pytest.param("female", "1975-05", 60, 0, "2035-05-31", id="RET-6 first at the top"),
        pytest.param("female", "1972-02", 58, 4, "2030-06-30", id="RET-7"),
        pytest.param("female", "1971-03", 57, 8, "2028-11-30", id="RET-7 second"),
        pytest.param("female", "1970-01", 57, 4, "2027-05-31", id="RET-7 third"),
        # Trap (b): 60y3m and 55y4m hold for one year of birth only.
        pytest.param("male", "1962-06", 60, 6, "2022-12-31", id="RET-8 trap: not 60y3m"),
        pytest.param("male", "1968-07", 62, 0, "2030-07-31", id="RET-8"),
        pytest.param("female", "1965-12", 55, 0, "2020-12-31", id="last woman at 55"),
        pytest.param("female", "1966-01", 55, 4, "2021-05-31", id="first woman at 55y4m"),
        pytest.param("female", "1980-02", 60, 0, "2040-02-29", id="a leap year"),
        pytest.param("male", "1900-01", 60, 0, "1960-01-31", id="long ago"),
    ],
)
def test_the_steps(sex: str, born: str, years: int, months: int, retires: str) -> None:
    answer = retirement(LAW, Person(parse_date(born), sex))
    assert answer.finding.verdict is Verdict.YES
    assert (answer.age, answer.retires_on) == (Age(years, months), _day(retires))
    assert not answer.finding.imprecise


# The steps as the appendix has them: first and last birth month, age, first month of attainment.
@pytest.mark.parametrize(
    ("sex", "first", "last", "years", "months"),
    [
        ("male", "1961-01", "1961-09", 60, 3), ("male", "1961-10", "1962-06", 60, 6),
        ("male", "1962-07", "1963-03", 60, 9), ("male", "1963-04", "1963-12", 61, 0),
        ("male", "1964-01", "1964-09", 61, 3), ("male", "1964-10", "1965-06", 61, 6),
        ("male", "1965-07", "1966-03", 61, 9), ("male", "1966-04", "1999-12", 62, 0),
        ("female", "1966-01", "1966-08", 55, 4), ("female", "1966-09", "1967-04", 55, 8),
        ("female", "1967-05", "1967-12", 56, 0), ("female", "1968-01", "1968-08", 56, 4),
        ("female", "1968-09", "1969-04", 56, 8), ("female", "1969-05", "1969-12", 57, 0),
        ("female", "1970-01", "1970-08", 57, 4), ("female", "1970-09", "1971-04", 57, 8),
        ("female", "1971-05", "1971-12", 58, 0), ("female", "1972-01", "1972-08", 58, 4),
        ("female", "1972-09", "1973-04", 58, 8), ("female", "1973-05", "1973-12", 59, 0),
        ("female", "1974-01", "1974-08", 59, 4), ("female", "1974-09", "1975-04", 59, 8),
        ("female", "1975-05", "1999-12", 60, 0),
    ],
)  # fmt: skip
def test_every_row_of_the_appendix(
    sex: str, first: str, last: str, years: int, months: int
) -> None:
    for born in (first, last):
        assert retirement(LAW, Person(parse_date(born), sex)).age == Age(years, months)


class TestDates:
    def test_ret_1_with_all_its_dates(self) -> None:
        answer = retirement(LAW, Person(parse_date("1965-10"), "male"))
        # Trap (c): one day apart, and another month on the label.
        assert (answer.retires_on, answer.pension_from) == (_day("2027-07-31"), _day("2027-08-01"))
        assert (answer.notice_by, answer.decision_by) == (_day("2027-01-31"), _day("2027-04-30"))
        assert [rule.id for rule in answer.finding.rules] == ["retirement_age", "retirement_notice"]

    def test_the_day_of_birth_does_not_count(self) -> None:
        days = {
            retirement(LAW, Person(parse_date(born), "male")).retires_on
            for born in ("1965-10", "1965-10-01", "1965-10-31")
        }
        assert days == {_day("2027-07-31")}

    def test_ret_9_a_year_alone_is_its_first_day_and_imprecise(self) -> None:
        answer = retirement(LAW, Person(parse_date("1965"), "male"))
        assert (answer.age, answer.retires_on) == (Age(61, 6), _day("2026-07-31"))
        assert answer.finding.imprecise

    def test_ret_10_the_actual_day_wins_and_the_forecast_stays(self) -> None:
        answer = retirement(LAW, Person(parse_date("1965-10"), "male", _day("2025-06-01")))
        assert (answer.retires_on, answer.forecast_on) == (_day("2025-06-01"), _day("2027-07-31"))
        assert answer.finding.notes == (Note.OVERRIDDEN,)
        assert answer.pension_from is None

    def test_a_decided_day_needs_nothing_else(self) -> None:
        answer = retirement(LAW, Person(retires_on=_day("2025-06-01")))
        assert (answer.finding.verdict, answer.forecast_on) == (Verdict.YES, None)


class TestUnknown:
    @pytest.mark.parametrize(
        ("born", "sex", "missing"),
        [("1965-10", None, ("sex",)), ("1965-10", "khác", ("sex",)), (None, "male", ("born",)),
         (None, None, ("born", "sex"))],
    )  # fmt: skip
    def test_what_is_missing_is_named_and_nothing_guessed(
        self, born: str | None, sex: str | None, missing: tuple[str, ...]
    ) -> None:
        answer = retirement(LAW, Person(parse_date(born) if born else None, sex))
        assert (answer.finding.verdict, answer.finding.missing) == (Verdict.UNKNOWN, missing)
        assert (answer.retires_on, answer.age) == (None, None)

    def test_a_rule_that_ended_and_has_no_successor(self) -> None:
        text = "rules: [{id: retirement_age, version: '2021', valid_to: 2026-01-01}]"
        answer = retirement(merged("o.yaml", text), Person(parse_date("1980"), "male"))
        assert answer.finding.missing == ("rule:retirement_age",)


class TestOtherDays:
    @pytest.mark.parametrize(
        ("reason", "latest"),
        [("hardship", "2027-08-31"), ("accident", "2027-10-31"), ("long_treatment", "2028-01-31")],
    )
    def test_it_is_put_off_by_months(self, reason: Reason, latest: str) -> None:
        assert postponed(LAW, _day("2027-07-31"), reason).latest == _day(latest)

    def test_no_rule_on_putting_off_is_known_before(self) -> None:
        answer = postponed(LAW, _day("2024-07-31"), "hardship")
        assert answer.finding.missing == ("rule:retirement_postponement",)

    @pytest.mark.parametrize(
        ("sex", "born", "earliest", "latest"),
        [("male", "1965-10", "2022-07-31", "2030-10-31"),
         ("female", "1969-05", "2021-05-31", "2029-05-31"),
         ("female", "1980-02", "2035-02-28", "2040-02-29")],
    )  # fmt: skip
    def test_a_decision_may_move_it_within_a_range(
        self, sex: str, born: str, earliest: str, latest: str
    ) -> None:
        answer = retirement_range(LAW, Person(parse_date(born), sex))
        assert (answer.earliest, answer.latest) == (_day(earliest), _day(latest))

    def test_a_range_is_unknown_without_sex_or_rule(self) -> None:
        assert retirement_range(LAW, Person(parse_date("1965"))).finding.missing == ("sex",)
        old = retirement_range(LAW, Person(parse_date("1955"), "male"))
        assert old.finding.missing == ("rule:retirement_range",)
