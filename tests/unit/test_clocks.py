"""The two clocks of a question are read to the letter, or not at all."""

from datetime import UTC, date, datetime

import pytest

from graph.errors import UsageError
from graph.services.clocks import read_clocks


class TestKnownAt:
    def test_a_day_alone_is_its_end(self) -> None:
        known = read_clocks(known_at="2025-07-01").known_at.astimezone()
        assert (known.date(), known.hour, known.minute) == (date(2025, 7, 1), 23, 59)

    @pytest.mark.parametrize("mark", ["T", "t", " "])
    def test_a_moment_is_that_moment_however_its_time_is_set_off(self, mark: str) -> None:
        known = read_clocks(known_at=f"2025-07-01{mark}10:30:00+07:00").known_at
        assert known == datetime(2025, 7, 1, 3, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        "text", ["2025-07-01+07:00", "2025-07-01x10:00", "2025-07-01T10:00 07:00", "10:00", ""]
    )
    def test_what_could_mean_another_moment_is_refused(self, text: str) -> None:
        with pytest.raises(UsageError):
            read_clocks(known_at=text)


class TestAsOf:
    @pytest.mark.parametrize("text", ["2025-07-01T10:00", "01/07/2025", "2025-02-30", "9999-12-31"])
    def test_what_is_no_day_is_refused(self, text: str) -> None:
        with pytest.raises(UsageError):
            read_clocks(text)
