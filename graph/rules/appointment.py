"""Who may be appointed for the first time or higher: QĐ 80/2022, HD 06/2021, QĐ 377/2025."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.rules.days import add_months, end_of_month, months_from
from graph.rules.findings import Finding, Note, absent, all_of, given, no_rule, verdict_of
from graph.rules.law import Law, Version
from graph.rules.parameters import Appointment, rule_of
from graph.rules.service import Person, forecast, service_finding


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody proposed for a post; what is not known is None.

    Attributes:
        months_in_post: months in the present or an equal post, added up.
        planned: for that post, or from outside for an equal one.
    """

    who: Person
    months_in_post: int | None = None
    planned: bool | None = None
    law_degree: bool | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One condition; yes means that it is met."""

    name: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The answer to :func:`eligible`; yes means that every condition looked at is met.

    Attributes:
        months_left: from the month of the dossier to the month of retirement.
        dossier_by: the last day on which the dossier may come in.
    """

    finding: Finding
    checks: tuple[Check, ...] = ()
    months_left: int | None = None
    dossier_by: date | None = None


def eligible(
    law: Law, candidate: Candidate, dossier_on: date, *, higher: bool | None
) -> Eligibility:
    """Whether somebody may be appointed, by age, time in post, planning and degree.

    Args:
        dossier_on: when the authority received the dossier; its month counts, not its day.
        higher: a first or higher appointment; an equal or lower one asks for no age or time.

    Bars after discipline are a question of their own: :func:`graph.rules.discipline.bars`.
    """
    version = law.at(Appointment, dossier_on)
    inputs = given(dossier_on=dossier_on, higher=higher)
    if not version:
        return Eligibility(no_rule(rule_of(Appointment), **inputs))
    if higher is None:
        finding = Finding(verdict_of(None), (version.ref,), inputs, ("higher",))
        return Eligibility(finding)
    if not higher:
        finding = Finding(verdict_of(True), (version.ref,), inputs, notes=(Note.NOT_CONCERNED,))
        return Eligibility(finding)
    checks = tuple(_checks(law, version, candidate, dossier_on))
    leaving = forecast(law, candidate.who)
    needed = version.params.months_to_retirement
    return Eligibility(
        all_of((Finding(verdict_of(True), (version.ref,), inputs), *(c.finding for c in checks))),
        checks,
        months_from(dossier_on, leaving.retires_on) if leaving else None,
        end_of_month(add_months(leaving.retires_on, -needed)) if leaving else None,
    )


def _checks(
    law: Law, version: Version[Appointment], candidate: Candidate, dossier_on: date
) -> Iterator[Check]:
    asked, ref = version.params, (version.ref,)
    leaving = forecast(law, candidate.who)
    left = months_from(dossier_on, leaving.retires_on) if leaving else 0
    enough = verdict_of(left >= asked.months_to_retirement)
    yield Check("age", service_finding(law, candidate.who, enough, ref))
    served = candidate.months_in_post
    long = None if served is None else served >= asked.months_in_post
    conditions = {"months_in_post": (served, long)}
    if asked.planned:
        conditions["planned"] = (candidate.planned, candidate.planned)
    if asked.law_degree:
        conditions["law_degree"] = (candidate.law_degree, candidate.law_degree)
    for name, (value, met) in conditions.items():
        one = {name: value}
        yield Check(name, Finding(verdict_of(met), ref, given(**one), absent(**one)))
