"""Partial dates keep both bounds; intervals hold their first day and not their last."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import PartialDate, day, gaps, parse_date, partial_date

START = date(2020, 1, 1)


def _on(number: int) -> date:
    return START + timedelta(days=number)


INTERVALS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted))


class TestParse:
    @pytest.mark.parametrize(
        ("text", "earliest", "latest", "precision"),
        [
            ("2021-03-01", "2021-03-01", "2021-03-01", "day"),
            ("2021-02", "2021-02-01", "2021-02-28", "month"),
            ("2020-02", "2020-02-01", "2020-02-29", "month"),
            ("2021-12", "2021-12-01", "2021-12-31", "month"),
            ("2021", "2021-01-01", "2021-12-31", "year"),
            ("1000", "1000-01-01", "1000-12-31", "year"),
            ("2999-12", "2999-12-01", "2999-12-31", "month"),
        ],
    )
    def test_bounds_and_precision(
        self, text: str, earliest: str, latest: str, precision: str
    ) -> None:
        parsed = parse_date(text)
        assert (str(parsed.earliest), str(parsed.latest)) == (earliest, latest)
        assert (parsed.precision, str(parsed)) == (precision, text)

    @pytest.mark.parametrize(
        "text",
        ["", " ", "soon", "20", "2021-", "2021-3-1", "2021-3", "2021-13", "2021-00", "2021-02-30",
         "2021-02-00", "0000", "0999", "3000", "9999", "9999-12-31", "21-03-01", "2021/03/01",
         "2021-03-01T00:00:00", "2021-03-01 ", " 2021", "20210301", "2021-W01", "+2021", "-2021",
         "\uff12\uff10\uff12\uff11", "\u0662\u0660\u0662\u0661", "2021-03-01\n",
         "2021\n", "12021", "None", "c2021"],
    )  # fmt: skip
    def test_what_is_no_date_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a date"):
            parse_date(text)

    @given(st.text(max_size=12))
    def test_any_text_is_read_as_written_or_refused(self, text: str) -> None:
        with suppress(ValueError):
            assert parse_date(text).text == text

    @given(
        st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(["day", "month", "year"])
    )
    def test_the_first_day_and_the_precision_give_the_date_back(
        self, on: date, precision: str
    ) -> None:
        text = on.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
        parsed = parse_date(text)
        assert partial_date(parsed.earliest, parsed.precision) == parsed
        assert parsed.earliest <= on <= parsed.latest


class TestBounds:
    @pytest.mark.parametrize(
        ("text", "ended"),
        [("2021-03-01", "2021-03-01"), ("2021-03", "2021-04-01"), ("2021", "2022-01-01")],
    )
    def test_the_day_by_which_an_exclusive_end_is_over(self, text: str, ended: str) -> None:
        assert str(parse_date(text).ended_by) == ended

    @pytest.mark.parametrize(
        ("one", "other", "days"),
        [
            ("2021-03-01", "2021-03-01", 0),
            ("2021-03", "2021-03-31", 0),
            ("2021", "2021-12", 0),
            ("2021-03-01", "2021-03-03", 2),
            ("2021-03", "2021-04", 1),
            ("2022", "2021-12-01", 31),
        ],
    )
    def test_the_least_number_of_days_between(self, one: str, other: str, days: int) -> None:
        first, second = parse_date(one), parse_date(other)
        assert first.days_from(second) == second.days_from(first) == days
        assert first.agrees_with(second) is (days == 0)

    def test_a_day_is_its_own_bounds(self) -> None:
        assert day(START) == PartialDate("2020-01-01", START, START)


class TestGaps:
    def test_nothing_covers_all(self) -> None:
        assert gaps([], _on(0), _on(9)) == [(_on(0), _on(9))]

    def test_what_touches_leaves_no_gap(self) -> None:
        assert gaps([(_on(0), _on(4)), (_on(4), _on(9))], _on(0), _on(9)) == []

    def test_an_empty_interval_covers_nothing_and_cuts_nothing(self) -> None:
        assert gaps([(_on(4), _on(4))], _on(0), _on(9)) == [(_on(0), _on(9))]

    def test_the_far_end_is_not_looked_at(self) -> None:
        assert gaps([(_on(20), _on(30))], _on(0), _on(9)) == [(_on(0), _on(9))]

    @given(INTERVALS)
    def test_they_are_in_order_apart_and_hold_exactly_the_days_not_covered(
        self, numbers: list[list[int]]
    ) -> None:
        covers = [(_on(first), _on(last)) for first, last in numbers]
        found = gaps(covers, _on(0), _on(30))
        free = {_on(each) for each in range(30)
                if not any(first <= _on(each) < last for first, last in covers)}  # fmt: skip
        inside = {_on(each) for each in range(30) if any(a <= _on(each) < b for a, b in found)}
        assert inside == free
        assert all(one[1] < other[0] for one, other in pairwise(found))
