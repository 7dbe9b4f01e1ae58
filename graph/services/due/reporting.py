"""Which offices owe the report on organisation and personnel: TT 06/2019, TT 05/2024."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from graph.due import Found
from graph.rules.reporting import Period, report_period
from graph.services.due.context import Context
from graph.store.runner import Row

REPORTING: Final = ("department",)
"""Kinds of unit that send lists; they speak for what is below them."""

_HALF, _WHOLE = 6, 12


def find(context: Context) -> list[Found]:
    """Offices from which no list of the last period that is due had come by the day.

    A list counts that was issued on or after the last day of the period, and received by the day
    asked for; it speaks for the unit itself. Figures accumulate, so earlier periods are past.
    """
    period = _last_due(context)
    if period is None or period.end is None or period.deadlines is None:
        return []
    due, end = period.deadlines.province, period.end
    units = [
        unit
        for unit, kind in context.scope.kinds.items()
        if kind in REPORTING and context.scope.since[unit] <= end.isoformat()
    ]
    present = set(context.reads.present(units))
    sent = _sent(context, context.reads.lists(units, end))
    return [
        Found(period.finding, due, unit=unit, unit_kind=context.scope.kinds[unit], answer=period)
        for unit in units
        if unit in present and unit not in sent
    ]


def _sent(context: Context, rows: Sequence[Row]) -> set[str]:
    by_unit: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        by_unit[row["unit_id"]].append(row["received_at"].astimezone().date())
    day = context.clocks.as_of
    return {unit for unit, days in by_unit.items() if min(days) <= day}


def _last_due(context: Context) -> Period | None:
    """The last period with something on personnel in it whose deadline lies before the day."""
    day = context.clocks.as_of
    periods = (
        report_period(context.law, year, months, context.holidays)
        for year in (day.year - 1, day.year, day.year + 1)
        for months in (_HALF, _WHOLE)
    )
    past = [each for each in periods
            if each.personnel and each.deadlines and each.deadlines.province < day]  # fmt: skip
    return max(past, key=lambda each: each.end or date.min, default=None)
