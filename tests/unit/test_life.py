"""A unit looked at on a day on which it was not there."""

from datetime import UTC, date, datetime

import pytest

from graph.answers import Clocks, Lineage, UnitPage, UnitRef
from viz.life import Absence, absence

BEFORE = Lineage(UnitRef("old", "Old"), date(2010, 1, 1), "merge", "came_from")
AFTER = Lineage(UnitRef("new", "New"), date(2020, 7, 1), "merge", "became")


def _on(day: str, began: str | None = "2010-01-01", ended: str | None = "2020-07-01") -> UnitPage:
    clocks = Clocks(date.fromisoformat(day), datetime(2026, 1, 1, tzinfo=UTC))
    return UnitPage(UnitRef("u", "U"), began, ended, clocks, (), (), (), (BEFORE, AFTER), ())


class TestAbsence:
    def test_before_it_began_what_it_came_from_is_told(self) -> None:
        assert absence(_on("2009-12-31")) == Absence(
            False, "2010-01-01", date(2010, 1, 1), (BEFORE,)
        )

    def test_after_it_ended_what_it_became_is_told(self) -> None:
        assert absence(_on("2020-07-01")) == Absence(
            True, "2020-07-01", date(2020, 6, 30), (AFTER,)
        )

    @pytest.mark.parametrize("day", ["2010-01-01", "2020-06-30"])
    def test_on_its_first_and_last_day_it_is_there(self, day: str) -> None:
        assert absence(_on(day)) is None

    def test_a_year_counts_from_its_first_day(self) -> None:
        assert absence(_on("2010-03-01", "2010", "2020")) is None
        ended = absence(_on("2020-01-01", "2010", "2020"))
        assert ended is not None
        assert (ended.on, ended.look) == ("2020", date(2019, 12, 31))

    def test_where_nothing_is_known_nothing_is_said(self) -> None:
        assert absence(_on("1900-01-01", None, None)) is None
