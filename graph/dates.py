"""Partial dates and half-open intervals.

A partial date is what a document says: a day, a month or a year. It has a first and a last day it
may mean, and nothing here ever picks one of them. Intervals hold their first day and not their
last. Two sentinels stand for "no bound" wherever an order is needed; they live in the graph and in
the projection, and the store turns them into ``None`` before anybody else sees them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal

import prefixdate

UNKNOWN_START: Final = date(1, 1, 1)
OPEN_END: Final = date(9999, 12, 31)
OPEN_MOMENT: Final = datetime(9999, 12, 31, tzinfo=UTC)
ONE_DAY: Final = timedelta(days=1)

Precision = Literal["day", "month", "year"]
_LENGTHS: Final[dict[Precision, int]] = {"day": 10, "month": 7, "year": 4}
_PRECISIONS: Final[dict[int, Precision]] = {length: name for name, length in _LENGTHS.items()}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as written: ``2021-03-01``, ``2021-03`` or ``2021``.

    Attributes:
        text: the date as an ISO 8601 prefix.
        earliest: the first day it may mean.
        latest: the last day it may mean.
    """

    text: str
    earliest: date
    latest: date

    @property
    def precision(self) -> Precision:
        """How much is known."""
        return _PRECISIONS[len(self.text)]

    @property
    def ended_by(self) -> date:
        """The first day on which something ending then has certainly ended.

        An end is exclusive, so for a day it is that day; for a month or a year it is the day
        after, since the last day inside may still have been served.
        """
        return self.latest if self.precision == "day" else self.latest + ONE_DAY

    def agrees_with(self, other: "PartialDate") -> bool:
        """Whether both may mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def days_from(self, other: "PartialDate") -> int:
        """The least number of days that lie between the two, 0 where they may agree."""
        if self.agrees_with(other):
            return 0
        first, second = sorted((self, other), key=lambda one: one.earliest)
        return (second.earliest - first.latest).days

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse_date(text: str) -> PartialDate:
    """Read a partial date.

    Raises:
        ValueError: it is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` of a real day in the years
            1000 to 2999.
    """
    parsed = prefixdate.parse(text)
    if parsed.text != text or len(text) not in _PRECISIONS:
        message = f"{text!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"
        raise ValueError(message)
    parts = [int(part) for part in text.split("-")]
    earliest = date(*[*parts, 1, 1][:3])
    return PartialDate(text, earliest, _last_day(earliest, _PRECISIONS[len(text)]))


def _last_day(earliest: date, precision: Precision) -> date:
    if precision == "day":
        return earliest
    if precision == "year":
        return date(earliest.year, 12, 31)
    following = (earliest.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - ONE_DAY


def partial_date(earliest: date, precision: str) -> PartialDate:
    """Rebuild a partial date from its first day and its precision."""
    return parse_date(earliest.isoformat()[: _LENGTHS[precision]])  # type: ignore[index]


def day(value: date) -> PartialDate:
    """A fully known day."""
    return PartialDate(value.isoformat(), value, value)


Interval = tuple[date, date]


def gaps(covers: Iterable[Interval], start: date, until: date) -> list[Interval]:
    """The stretches of ``[start, until)`` that no interval covers, in order."""
    found: list[Interval] = []
    reached = start
    for begins, ends in sorted(cover for cover in covers if cover[0] < cover[1]):
        if begins >= until:
            break
        if begins > reached:
            found.append((reached, begins))
        reached = max(reached, ends)
    if reached < until:
        found.append((reached, until))
    return found
