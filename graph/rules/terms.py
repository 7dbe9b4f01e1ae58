"""Terms of office: how long, what follows, and when to begin: NĐ 138/2020, NĐ 170/2025, QĐ 377."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from graph.dates import ONE_DAY, PartialDate
from graph.rules.days import NO_HOLIDAYS, add_months, months_from, working_days_from
from graph.rules.findings import Finding, Note, RuleRef, Verdict, given, no_rule, verdict_of
from graph.rules.law import Law
from graph.rules.parameters import (
    ReappointmentDecision,
    ReappointmentNotice,
    ReappointmentNoticeParty,
    ReappointmentVote,
    TermClock,
    TermEnd,
    TermLength,
    rule_of,
)
from graph.rules.service import Person, forecast, service_finding

_YEAR: Final = 12
_HUNDRED: Final = 100


class Action(StrEnum):
    """What follows a term."""

    REAPPOINT = "reappoint"
    REAPPOINT_SHORTENED = "reappoint_shortened"
    EXTEND = "extend"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Alarms:
    """The last days for starting a reappointment; None where no such rule is in force.

    Attributes:
        calendar_90: by the decree, in calendar days.
        working_90: by the Party rule, in days from Monday to Friday.
        working_90_holidays: the same without the holidays of the given calendar.
    """

    calendar_90: date | None = None
    working_90: date | None = None
    working_90_holidays: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The answer to :func:`term`; yes means that what follows is known.

    Attributes:
        term_to: the last day of the term.
        months_left: from the month of that day to the month of retirement.
        new_end: the last day of what follows; None before retirement.
        alarm_on: the earliest of the last days for starting.
        decide_by: the last day for the decision.
    """

    finding: Finding
    term_to: date | None = None
    months_left: int | None = None
    action: Action | None = None
    new_end: date | None = None
    alarm_on: date | None = None
    alarms: Alarms = Alarms()
    decide_by: date | None = None


@dataclass(frozen=True, slots=True)
class TermStart:
    """The answer to :func:`term_start`; yes means that the new decision starts a term."""

    finding: Finding
    effective: date | None = None


def term(
    law: Law, effective: PartialDate, who: Person, holidays: Container[date] | None = None
) -> Term:
    """When a term that began on a day ends, and what follows.

    A term ends on the day before the same day so many years later. A month or a year is read as its
    first day. Time as acting head is no part of a term: give the day of the appointment.
    """
    begins = effective.earliest
    length = law.at(TermLength, begins)
    if not length:
        return Term(no_rule(rule_of(TermLength), effective=effective))
    ends = add_months(begins, length.params.years * _YEAR) - ONE_DAY
    answer = term_end(law, ends, who, holidays)
    finding = replace(
        answer.finding,
        rules=tuple(dict.fromkeys((*answer.finding.rules, length.ref))),
        used={**given(effective=effective), **answer.finding.used},
        imprecise=answer.finding.imprecise or effective.precision != "day",
    )
    return replace(answer, finding=finding)


def term_end(law: Law, term_to: date, who: Person, holidays: Container[date] | None = None) -> Term:
    """What follows a term of known end: a decision named it, or the term was extended to it.

    With full service left a new term follows, with less one shortened by retirement, with little
    the old one is extended to retirement, and with none there is no procedure.
    """
    table = law.at(TermEnd, term_to)
    if not table:
        return Term(no_rule(rule_of(TermEnd), term_to=term_to), term_to=term_to)
    finding = service_finding(law, who, Verdict.YES, (table.ref,))
    leaving = forecast(law, who)
    if not leaving:
        return _with_alarms(law, Term(finding, term_to), term_to, holidays)
    months = months_from(term_to, leaving.retires_on)
    action = _action(table.params, months)
    answer = Term(finding, term_to, months, action)
    if action is Action.RETIRE:
        return answer
    if action is Action.REAPPOINT:
        answer = _next_term(law, answer, term_to)
    else:
        answer = replace(answer, new_end=leaving.retires_on)
    return _with_alarms(law, answer, term_to, holidays)


def _action(table: TermEnd, months: int) -> Action:
    if months <= 0:
        return Action.RETIRE
    if months < table.shortened_months:
        return Action.EXTEND
    return Action.REAPPOINT if months >= table.full_months else Action.REAPPOINT_SHORTENED


def _next_term(law: Law, answer: Term, term_to: date) -> Term:
    length = law.at(TermLength, term_to + ONE_DAY)
    if not length:
        return answer
    return replace(
        answer,
        finding=_citing(answer.finding, length.ref),
        new_end=add_months(term_to, length.params.years * _YEAR),
    )


def _with_alarms(law: Law, answer: Term, term_to: date, holidays: Container[date] | None) -> Term:
    calendar = law.at(ReappointmentNotice, term_to)
    working = law.at(ReappointmentNoticeParty, term_to)
    decision = law.at(ReappointmentDecision, term_to)
    days = working.params.working_days if working else 0
    alarms = Alarms(
        term_to - timedelta(calendar.params.calendar_days) if calendar else None,
        working_days_from(term_to, -days) if working else None,
        working_days_from(term_to, -days, holidays) if working and holidays is not None else None,
    )
    due = (alarms.calendar_90, alarms.working_90, alarms.working_90_holidays)
    finding = _citing(answer.finding, *(each.ref for each in (calendar, working, decision) if each))
    return replace(
        answer,
        finding=replace(finding, notes=() if holidays is not None else (Note.NO_CALENDAR,)),
        alarms=alarms,
        alarm_on=min((each for each in due if each), default=None),
        decide_by=_before(term_to, decision.params.working_days, holidays) if decision else None,
    )


def _before(day: date, days: int, holidays: Container[date] | None) -> date:
    return working_days_from(day, -days, NO_HOLIDAYS if holidays is None else holidays)


def _citing(finding: Finding, *rules: RuleRef) -> Finding:
    return replace(finding, rules=tuple(dict.fromkeys((*finding.rules, *rules))))


def term_start(
    law: Law, first_effective: date, redecided_on: date, *, same_post: bool | None
) -> TermStart:
    """From when a term runs after a reorganisation put a head into office anew.

    Yes: from the new decision, No: still from the old one. How it was done at the reorganisation of
    01/07/2025 is the office's to say.
    """
    inputs = given(first_effective=first_effective, redecided_on=redecided_on, same_post=same_post)
    version = law.at(TermClock, redecided_on)
    if not version:
        return TermStart(no_rule(rule_of(TermClock), **inputs))
    if same_post is None:
        finding = Finding(Verdict.UNKNOWN, (version.ref,), inputs, ("same_post",))
        return TermStart(finding)
    anew = version.params.same_post_restarts if same_post else version.params.new_post_restarts
    finding = Finding(verdict_of(anew), (version.ref,), inputs)
    return TermStart(finding, redecided_on if anew else first_effective)


def vote(law: Law, votes_for: int, of: int, on: date) -> Finding:
    """Whether a vote of the collective leadership carries: QĐ 727/QĐ-BNV.

    Exactly at the share it is unknown: the head decides.
    """
    version = law.at(ReappointmentVote, on)
    if not version:
        return no_rule(rule_of(ReappointmentVote), votes_for=votes_for, of=of, on=on)
    share, wanted = votes_for * _HUNDRED, of * version.params.percent
    even = share == wanted
    return Finding(
        verdict_of(None if even else share > wanted),
        (version.ref,),
        given(votes_for=votes_for, of=of, on=on),
        notes=(Note.AT_HALF,) if even else (),
    )
