"""Regular change of position of staff without a leading post: Luật PCTN 2018, NĐ 59/2019."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from graph.dates import PartialDate
from graph.rules.days import add_months
from graph.rules.findings import (
    Finding,
    Note,
    Verdict,
    absent,
    check_words,
    given,
    no_rule,
    verdict_of,
)
from graph.rules.law import Law, Version
from graph.rules.parameters import PositionChange, rule_of
from graph.rules.service import Person, months_left, service_finding

_YEAR: Final = 12


class Status(StrEnum):
    """Where somebody stands with a change of position."""

    DUE = "due"
    NOT_YET = "not_yet"
    EXEMPT = "exempt"
    DEFERRED = "deferred"
    NOT_CONCERNED = "not_concerned"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a position that may have to change hands; what is not known is None.

    Attributes:
        position: its kind, such as ``accountant`` or ``personnel``.
        leads: whether the person holds a leading post.
        grounds: reasons for putting it off, among those the rule lists.
        study_months: how long a course lasts, where ``study`` is among the grounds.
        child_months: the age of the youngest child, where ``child`` is among them.
    """

    who: Person
    position: str | None
    since: PartialDate | None
    leads: bool | None = False
    grounds: frozenset[str] = field(default_factory=frozenset)
    study_months: int | None = None
    child_months: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The answer to :func:`position_change`; yes means that the change is due.

    Attributes:
        due_on: when the years in the position are full.
        months_left: from the month of the day asked about to the month of retirement.
    """

    finding: Finding
    status: Status | None = None
    due_on: date | None = None
    months_left: int | None = None


def position_change(law: Law, holder: Holder, on: date) -> Change:
    """Whether somebody must move to another position on a day.

    Not concerned: leaders, and positions the rule does not name. Exempt: few months to retirement.
    Deferred: on the rule's grounds. Otherwise due once the years of the position are full.

    Raises:
        UsageError: a ground the rule does not name.
    """
    version = law.at(PositionChange, on)
    if not version:
        return Change(no_rule(rule_of(PositionChange), on=on))
    check_words("ground", holder.grounds, version.params.grounds)
    inputs = given(position=holder.position, since=holder.since, leads=holder.leads, on=on,
                   grounds=holder.grounds or None)  # fmt: skip
    missing = absent(position=holder.position, leads=holder.leads)
    if holder.leads or (holder.position and not _years(version, holder.position)):
        finding = Finding(Verdict.NO, (version.ref,), inputs, notes=(Note.NOT_CONCERNED,))
        return Change(finding, Status.NOT_CONCERNED)
    if missing or holder.since is None or holder.position is None:
        missing += absent(since=holder.since)
        return Change(Finding(Verdict.UNKNOWN, (version.ref,), inputs, missing))
    due = add_months(holder.since.earliest, _years(version, holder.position) * _YEAR)
    answer = _judged(law, version, holder, due, on)
    finding = answer.finding
    imprecise = finding.imprecise or holder.since.precision != "day"
    used = {**inputs, **finding.used}
    return replace(answer, finding=replace(finding, used=used, imprecise=imprecise))


def _years(version: Version[PositionChange], position: str) -> int:
    others = version.params.other_years if position in version.params.posts else 0
    return version.params.years.get(position, others)


def _judged(
    law: Law, version: Version[PositionChange], holder: Holder, due: date, on: date
) -> Change:
    ref = (version.ref,)
    if on < due:
        return Change(Finding(Verdict.NO, ref), Status.NOT_YET, due)
    left = months_left(law, holder.who, on)
    finding = service_finding(law, holder.who, Verdict.YES, ref)
    if left is None:
        return Change(finding, None, due)
    if left < version.params.exempt_below_months:
        finding = replace(finding, verdict=Verdict.NO, notes=(Note.EXEMPT,))
        return Change(finding, Status.EXEMPT, due, left)
    deferred, missing = _deferred(version.params, holder)
    if deferred:
        finding = replace(finding, verdict=Verdict.NO, notes=(Note.DEFERRED,))
        return Change(finding, Status.DEFERRED, due, left)
    if missing:
        return Change(replace(finding, verdict=verdict_of(None), missing=missing), None, due, left)
    return Change(finding, Status.DUE, due, left)


def _deferred(rule: PositionChange, holder: Holder) -> tuple[bool, tuple[str, ...]]:
    study, child = holder.study_months, holder.child_months
    holds: dict[str, tuple[str, bool | None]] = {
        "study": ("study_months", None if study is None else study >= rule.study_from_months),
        "child": ("child_months", None if child is None else child < rule.child_below_months),
    }
    answers = [holds.get(ground, (ground, True)) for ground in sorted(holder.grounds)]
    deferred = any(answer for _, answer in answers)
    return deferred, tuple(name for name, answer in answers if answer is None)
