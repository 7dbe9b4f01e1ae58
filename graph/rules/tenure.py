"""Long stays: two terms in a row (QĐ 98/2017, QĐ 65/2022, NĐ 116/2024), and acting heads."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from graph.dates import PartialDate
from graph.rules.days import add_months, months_from
from graph.rules.findings import Finding, Note, Verdict, given, no_rule, verdict_of
from graph.rules.law import Law, Version
from graph.rules.parameters import Acting, ConsecutiveTerms, TwoTerms, rule_of

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class LongStay:
    """The answer to :func:`two_terms`; yes means that the stay is to be looked at.

    Attributes:
        effect: ``flag`` or ``violation``, where the answer is yes.
        since: from when the years count.
        flag_on: the day on which the years are full.
        max_terms: the decree's cap on terms in a row, None for none.
    """

    finding: Finding
    effect: str | None = None
    since: date | None = None
    flag_on: date | None = None
    max_terms: int | None = None


@dataclass(frozen=True, slots=True)
class ActingTime:
    """The answer to :func:`acting`; yes means that it has lasted too long."""

    finding: Finding
    months: int | None = None
    latest: date | None = None


def two_terms(
    law: Law,
    role: str | None,
    since: PartialDate,
    on: date,
    *,
    terms: int = 1,
    acting_since: PartialDate | None = None,
) -> LongStay:
    """Whether somebody has led one unit for more terms, or more years, than the Party rule has it.

    Args:
        role: ``head`` or ``deputy``; other words are concerned by no rule.
        since: the day of the first appointment to the post, held without a break.
        terms: which term in a row it is.
        acting_since: from when the post was held as acting head before; counts if the rule says so.
    """
    party = law.at(TwoTerms, on)
    if not party:
        return LongStay(no_rule(rule_of(TwoTerms), role=role, since=since, on=on))
    inputs = given(role=role, since=since, on=on, terms=terms, acting_since=acting_since)
    decree = law.at(ConsecutiveTerms, on)
    finding = Finding(
        Verdict.NO,
        (party.ref, *((decree.ref,) if decree else ())),
        inputs,
        imprecise=since.precision != "day",
    )
    capped = decree.params.max_terms if decree else None
    if role is None:
        finding = replace(finding, verdict=Verdict.UNKNOWN, missing=("role",))
        return LongStay(finding, max_terms=capped)
    if capped is not None and terms > capped:
        return LongStay(replace(finding, verdict=Verdict.YES), "violation", max_terms=capped)
    answer = LongStay(finding, max_terms=capped)
    if role not in party.params.roles:
        return replace(answer, finding=replace(finding, notes=(Note.NO_LIMIT,)))
    counted = acting_since if acting_since and party.params.counts_acting else since
    return _by_years(answer, party, counted.earliest, on, terms)


def _by_years(
    answer: LongStay, party: Version[TwoTerms], since: date, on: date, terms: int
) -> LongStay:
    full = add_months(since, party.params.years * _YEAR)
    if on < full and terms <= party.params.max_terms:
        return replace(answer, since=since, flag_on=full)
    notes = (Note.FLAG,) if party.params.effect == "flag" else ()
    finding = replace(answer.finding, verdict=Verdict.YES, notes=notes)
    return replace(answer, finding=finding, effect=party.params.effect, since=since, flag_on=full)


def acting(law: Law, since: PartialDate, on: date) -> ActingTime:
    """How long a post has been held as acting or in charge: NĐ 138/2020 Đ.47.3.

    No longest time is known, so none is passed; an office may set one. It is no part of a term.
    """
    version = law.at(Acting, on)
    if not version:
        return ActingTime(no_rule(rule_of(Acting), since=since, on=on))
    limit = version.params.max_months
    latest = add_months(since.earliest, limit) if limit else None
    finding = Finding(
        verdict_of(latest is not None and on >= latest),
        (version.ref,),
        given(since=since, on=on),
        notes=() if limit else (Note.NO_LIMIT,),
        imprecise=since.precision != "day",
    )
    return ActingTime(finding, months_from(since.earliest, on), latest)
