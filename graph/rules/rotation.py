"""Rotation (luân chuyển) and secondment (biệt phái): NĐ 170/2025, QĐ 65-QĐ/TW 2022."""

from dataclasses import dataclass, replace
from datetime import date

from graph.dates import PartialDate
from graph.rules.days import add_months, end_of_month
from graph.rules.findings import Finding, RuleRef, given, no_rule, verdict_of
from graph.rules.law import Law
from graph.rules.parameters import RotationLength, RotationServiceLeft, Secondment, rule_of
from graph.rules.service import Person, forecast, months_left, service_finding


@dataclass(frozen=True, slots=True)
class MayRotate:
    """The answer to :func:`may_rotate`; yes means that enough service is left."""

    finding: Finding
    months_left: int | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """How long somebody is away: a rotation's least time, or a secondment's longest.

    Attributes:
        until: the first day after that time.
    """

    finding: Finding
    until: date | None = None


def may_rotate(law: Law, who: Person, on: date) -> MayRotate:
    """Whether somebody still serves long enough to be rotated on a day; exceptions exist."""
    version = law.at(RotationServiceLeft, on)
    if not version:
        return MayRotate(no_rule(rule_of(RotationServiceLeft), on=on))
    needed = version.params.min_months
    left, leaving = months_left(law, who, on), forecast(law, who)
    verdict = verdict_of(None if left is None else left >= needed)
    finding = service_finding(law, who, verdict, (version.ref,))
    return MayRotate(
        replace(finding, used={**finding.used, **given(on=on)}),
        left,
        end_of_month(add_months(leaving.retires_on, -needed)) if leaving else None,
    )


def rotation(law: Law, started: PartialDate, on: date) -> Stay:
    """Whether a rotation has lasted its least time on a day; yes means that it may end."""
    version = law.at(RotationLength, on)
    if not version:
        return Stay(no_rule(rule_of(RotationLength), started=started, on=on))
    return _stay(version.ref, started, on, version.params.min_months)


def secondment(law: Law, started: PartialDate, on: date) -> Stay:
    """Whether a secondment has passed its longest usual time on a day."""
    version = law.at(Secondment, on)
    if not version:
        return Stay(no_rule(rule_of(Secondment), started=started, on=on))
    return _stay(version.ref, started, on, version.params.max_months)


def _stay(rule: RuleRef, started: PartialDate, on: date, months: int) -> Stay:
    until = add_months(started.earliest, months)
    finding = Finding(
        verdict_of(on >= until),
        (rule,),
        given(started=started, on=on),
        imprecise=started.precision != "day",
    )
    return Stay(finding, until)
