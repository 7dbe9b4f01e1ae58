"""Months and working days as the rules count them."""

from collections.abc import Container
from datetime import date
from typing import Final

from graph.dates import ONE_DAY

NO_HOLIDAYS: Final[Container[date]] = frozenset()
"""A calendar that knows only Saturdays and Sundays."""

_SATURDAY: Final = 5
_MONTHS: Final = 12


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last day if it has no such."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    last = end_of_month(date(year, month + 1, 1))
    return last if day.day > last.day else last.replace(day=day.day)


def end_of_month(day: date) -> date:
    """The last day of the day's month."""
    return (day.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def months_from(first: date, last: date) -> int:
    """The difference of two month labels; the days inside the months do not count."""
    return (last.year - first.year) * _MONTHS + last.month - first.month


def working_days_from(day: date, count: int, holidays: Container[date] = NO_HOLIDAYS) -> date:
    """The day that lies so many working days after the given one; before it if negative.

    The given day itself is not counted. Saturdays, Sundays and the holidays are no working days.
    """
    step = ONE_DAY if count >= 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        if day.weekday() < _SATURDAY and day not in holidays:
            left -= 1
    return day
