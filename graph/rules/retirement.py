"""When a person retires: Bộ luật Lao động Đ.169, NĐ 135/2020, NĐ 170/2025."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from graph.dates import ONE_DAY
from graph.rules.days import add_months, end_of_month
from graph.rules.findings import Finding, Note, Verdict, given, no_rule
from graph.rules.law import Law
from graph.rules.parameters import (
    RetirementNotice,
    RetirementPostponement,
    RetirementRange,
    rule_of,
)
from graph.rules.service import Forecast, Person, by_age, service_finding

_YEAR: Final = 12

Reason = Literal["hardship", "accident", "long_treatment"]


@dataclass(frozen=True, slots=True)
class Age:
    """Full years and months."""

    years: int
    months: int


@dataclass(frozen=True, slots=True)
class Retirement:
    """The answer to :func:`retirement`; yes means that the day is known."""

    finding: Finding
    age: Age | None = None
    retires_on: date | None = None
    pension_from: date | None = None
    notice_by: date | None = None
    decision_by: date | None = None
    forecast_on: date | None = None


@dataclass(frozen=True, slots=True)
class Postponement:
    """The answer to :func:`postponed`; yes means that a latest day is known."""

    finding: Finding
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """The answer to :func:`retirement_range`; yes means that both bounds are known."""

    finding: Finding
    earliest: date | None = None
    latest: date | None = None


def retirement(law: Law, who: Person) -> Retirement:
    """When somebody retires, from when the pension runs, and what is due before.

    The day of birth does not count, only its month. Service ends with the last day of the month in
    which the age is reached; the pension starts the day after, so in the next month.
    """
    expected = by_age(law, who)
    if who.retires_on:
        finding = Finding(
            Verdict.YES,
            expected.rules if expected else (),
            given(born=who.born, sex=who.sex, retires_on=who.retires_on),
            notes=(Note.OVERRIDDEN,),
        )
        return Retirement(
            finding,
            retires_on=who.retires_on,
            forecast_on=expected.retires_on if expected else None,
        )
    finding = service_finding(law, who, Verdict.YES, ())
    return _foreseen(law, finding, expected) if expected else Retirement(finding)


def _foreseen(law: Law, finding: Finding, expected: Forecast) -> Retirement:
    on = expected.retires_on
    notice = law.at(RetirementNotice, on)
    rules = finding.rules + ((notice.ref,) if notice else ())
    return Retirement(
        Finding(finding.verdict, rules, finding.used, imprecise=finding.imprecise),
        age=Age(*divmod(expected.age_months, _YEAR)) if expected.age_months else None,
        retires_on=on,
        pension_from=on + ONE_DAY,
        notice_by=add_months(on, -notice.params.notice_months) if notice else None,
        decision_by=add_months(on, -notice.params.decision_months) if notice else None,
        forecast_on=on,
    )


def postponed(law: Law, retires_on: date, reason: Reason) -> Postponement:
    """How late retirement may be put off: NĐ 170/2025 Đ.61.3."""
    inputs = given(retires_on=retires_on, reason=reason)
    version = law.at(RetirementPostponement, retires_on)
    if not version:
        return Postponement(no_rule(rule_of(RetirementPostponement), **inputs))
    months = {
        "hardship": version.params.hardship_months,
        "accident": version.params.accident_months,
        "long_treatment": version.params.long_treatment_months,
    }[reason]
    finding = Finding(Verdict.YES, (version.ref,), inputs)
    return Postponement(finding, add_months(retires_on, months))


def retirement_range(law: Law, who: Person) -> Range:
    """The earliest and latest retirement a decision may set: Đ.169.3, NĐ 83/2022.

    Who may go early or stay is a matter of closed lists and decisions, not of this function.
    """
    finding = service_finding(law, who, Verdict.YES, ())
    expected = by_age(law, who)
    if not expected or not who.born:
        return Range(finding)
    version = law.at(RetirementRange, expected.retires_on)
    if not version:
        return Range(no_rule(rule_of(RetirementRange), **finding.used))
    last = (
        version.params.male_last_months if who.sex == "male" else version.params.female_last_months
    )
    oldest = end_of_month(add_months(who.born.earliest.replace(day=1), last))
    later = end_of_month(add_months(expected.retires_on, version.params.later_months))
    return Range(
        Finding(finding.verdict, (version.ref, *finding.rules), finding.used,
                imprecise=finding.imprecise),
        earliest=end_of_month(add_months(expected.retires_on, -version.params.earlier_months)),
        latest=max(expected.retires_on, min(oldest, later)),
    )  # fmt: skip
