"""Statistical periods and when their reports are due: TT 06/2019/TT-BTP, TT 05/2024/TT-BTP."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.dates import ONE_DAY
from graph.errors import UsageError
from graph.rules.days import NO_HOLIDAYS, add_months, working_days_from
from graph.rules.findings import Finding, Note, Verdict, given, no_rule
from graph.rules.law import Law
from graph.rules.parameters import Reporting, rule_of

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The last days for the report of each level."""

    officer: date
    unit: date
    province: date


@dataclass(frozen=True, slots=True)
class Period:
    """The answer to :func:`report_period`; yes means that the deadlines are known.

    Attributes:
        start: the first day; figures accumulate from the start of the statistical year.
        end: the last day.
        personnel: whether the report speaks of organisation and personnel.
    """

    finding: Finding
    start: date | None = None
    end: date | None = None
    personnel: bool | None = None
    deadlines: Deadlines | None = None


def report_period(
    law: Law, year: int, months: int, holidays: Container[date] | None = None
) -> Period:
    """One period of a statistical year and when its reports are due, in working days after it.

    Args:
        year: the year in which the statistical year ends.
        months: how many months the period has, 1 to 12; 12 is the annual report.

    Raises:
        UsageError: no such number of months.
    """
    if not 1 <= months <= _YEAR:
        message = f"a period has 1 to 12 months, not {months}"
        raise UsageError(message)
    inputs = given(year=year, months=months)
    version = law.at(Reporting, date(year, 1, 1))
    if not version:
        return Period(no_rule(rule_of(Reporting), **inputs))
    start = date(
        year - 1 if version.params.first_month > 1 else year, version.params.first_month, 1
    )
    end = add_months(start, months) - ONE_DAY
    version = law.at(Reporting, end) or version
    rule = version.params
    calendar = NO_HOLIDAYS if holidays is None else holidays
    due = [working_days_from(end, days, calendar)
           for days in (rule.officer_days, rule.unit_days, rule.province_days)]  # fmt: skip
    notes = (Note.NO_CALENDAR,) if holidays is None else ()
    finding = Finding(Verdict.YES, (version.ref,), inputs, notes=notes)
    return Period(finding, start, end, months in rule.personnel_months, Deadlines(*due))
