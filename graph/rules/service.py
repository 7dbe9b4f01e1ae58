"""How long somebody still serves: by age (Bộ luật Lao động Đ.169, NĐ 135/2020), or as decided."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.dates import PartialDate
from graph.rules.days import add_months, end_of_month, months_from
from graph.rules.findings import Finding, RuleRef, Verdict, absent, given
from graph.rules.law import Law
from graph.rules.parameters import RetirementAge, Schedule, rule_of

SEXES: Final = ("male", "female")
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules need to know of somebody.

    Attributes:
        born: the day, month or year of birth; a year alone is read as its first of January.
        sex: ``male`` or ``female``; anything else is unknown.
        retires_on: the actual or decided last day of service; it outranks every forecast.
    """

    born: PartialDate | None = None
    sex: str | None = None
    retires_on: date | None = None

    @property
    def imprecise(self) -> bool:
        """Whether only the year of birth is known, and counts."""
        return self.retires_on is None and self.born is not None and self.born.precision == "year"


@dataclass(frozen=True, slots=True)
class Forecast:
    """The last day of service, and why.

    Attributes:
        age_months: the age reached in that month; None where a decision sets the day.
        rules: the version applied; none where a decision sets the day.
    """

    retires_on: date
    age_months: int | None = None
    rules: tuple[RuleRef, ...] = ()


def lacking(who: Person) -> tuple[str, ...]:
    """Which of birth and sex are missing for a forecast; a decided day needs neither."""
    if who.retires_on:
        return ()
    return absent(born=who.born, sex=who.sex if who.sex in SEXES else None)


def forecast(law: Law, who: Person) -> Forecast | None:
    """The last day of service: decided, else by age; None if birth, sex or a rule is missing.

    The version that counts is the first whose own day comes before it ends.
    """
    if who.retires_on:
        return Forecast(who.retires_on)
    return by_age(law, who)


def by_age(law: Law, who: Person) -> Forecast | None:
    """The last day of the month in which the age is reached, whatever was decided."""
    if who.born is None or who.sex not in SEXES:
        return None
    for version in law.history(RetirementAge):
        schedule = version.params.male if who.sex == "male" else version.params.female
        months = _age_months(schedule, who.born.earliest)
        reached = end_of_month(add_months(who.born.earliest.replace(day=1), months))
        if version.ref.valid_to is None or reached < version.ref.valid_to:
            return Forecast(reached, months, (version.ref,))
    return None


def months_left(law: Law, who: Person, on: date) -> int | None:
    """Months from the month of a day to the month of retirement; None if that is unknown."""
    leaving = forecast(law, who)
    return months_from(on, leaving.retires_on) if leaving else None


def service_finding(law: Law, who: Person, verdict: Verdict, rules: tuple[RuleRef, ...]) -> Finding:
    """The part of a finding that rests on somebody's retirement."""
    leaving = forecast(law, who)
    missing = lacking(who)
    return Finding(
        verdict=verdict if leaving else Verdict.UNKNOWN,
        rules=rules + (leaving.rules if leaving else ()),
        used=given(born=who.born, sex=who.sex, retires_on=who.retires_on),
        missing=missing or (() if leaving else (f"rule:{rule_of(RetirementAge)}",)),
        imprecise=who.imprecise,
    )


def _age_months(schedule: Schedule, born: date) -> int:
    since = (born.year - schedule.first_birth_year) * _YEAR + born.month - 1
    steps = max(0, since) // schedule.per_birth_months
    return min(schedule.first_months + schedule.step_months * steps, schedule.last_months)
