"""Discipline: bars on appointment, deferral and limitation.

Luật Cán bộ, công chức and Luật 80/2025 for the State's clock, QĐ 80/2022 and QĐ 377/2025 for the
Party's: the two run side by side, and the longest counts. NĐ 172/2025 for deferral.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.dates import PartialDate
from graph.rules.days import add_months
from graph.rules.discipline_forms import form_code
from graph.rules.findings import (
    Finding,
    Note,
    RuleRef,
    absent,
    check_words,
    given,
    no_rule,
    verdict_of,
)
from graph.rules.law import Law, Version
from graph.rules.parameters import (
    DisciplineBar,
    DisciplineBarParty,
    DisciplineDeferral,
    DisciplineLimitation,
    rule_of,
)

Basis = Literal["in_force", "transition"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One clock: under which version, until when.

    Attributes:
        until: the first day on which an appointment is open again.
        basis: the version in force on the day of the decision; or a later one that began before
            its own period was over, of which it is not known how it treats earlier decisions.
    """

    rule: RuleRef
    until: date
    basis: Basis


@dataclass(frozen=True, slots=True)
class Bars:
    """The answer to :func:`bars`; yes means barred on the day asked about, by the longest clock."""

    finding: Finding
    until: date | None = None
    by_law: date | None = None
    by_party: date | None = None
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Limitation:
    """The answer to :func:`limitation`; yes means that it is too late to discipline."""

    finding: Finding
    until: date | None = None


def bars(
    law: Law,
    form: str,
    effective: PartialDate,
    on: date,
    *,
    leader: bool = True,
    higher: bool = True,
) -> Bars:
    """Until when a decision of discipline bars from appointment, by each clock.

    Args:
        form: a code of :data:`graph.rules.discipline_forms.FORMS` or its words.
        effective: the day the decision took effect.
        leader: the Party's clock runs for leaders only.
        higher: to a higher post; an equal or lower one is barred only by what the rule names.
    """
    code, begins = form_code(form), effective.earliest
    by_law = tuple(_clock(law, DisciplineBar, code, begins, higher=higher))
    by_party = tuple(_clock(law, DisciplineBarParty, code, begins, higher=higher))
    by_party = by_party if leader else ()
    found = by_law + by_party
    until = _longest(found)
    kinds = (DisciplineBar, DisciplineBarParty) if leader else (DisciplineBar,)
    current = {rule_of(kind): law.at(kind, begins) for kind in kinds}
    missing = tuple(f"rule:{rule}" for rule, version in current.items() if not version)
    notes = _notes(code, current.values(), found)
    open_question = bool(missing) or Note.NO_PERIOD in notes
    barred = until is not None and on < until
    cited = (*(bar.rule for bar in found), *(each.ref for each in current.values() if each))
    finding = Finding(
        verdict_of(True if barred else None if open_question else False),
        tuple(dict.fromkeys(cited)),
        given(form=code, effective=effective, on=on, leader=leader, higher=higher),
        missing,
        notes,
        imprecise=effective.precision != "day",
    )
    return Bars(finding, until, _longest(by_law), _longest(by_party), found)


def _clock(
    law: Law, kind: type[DisciplineBar], code: str, begins: date, *, higher: bool
) -> Iterator[Bar]:
    first = None
    for version in law.history(kind):
        months = version.params.months.get(code)
        if months is None or not (higher or code in version.params.any_post):
            continue
        until = add_months(begins, months)
        if version.holds_on(begins):
            first = until
            yield Bar(version.ref, until, "in_force")
        elif version.ref.valid_from and begins < version.ref.valid_from < until != first:
            yield Bar(version.ref, until, "transition")


def _longest(found: Iterable[Bar]) -> date | None:
    return max((bar.until for bar in found), default=None)


def _notes(
    code: str, current: Iterable[Version[DisciplineBar] | None], found: Iterable[Bar]
) -> tuple[Note, ...]:
    notes = []
    if any(bar.basis == "transition" for bar in found):
        notes.append(Note.TRANSITION)
    if not any(each and code in each.params.months for each in current):
        notes.append(Note.NO_PERIOD)
    return tuple(notes)


def limitation(law: Law, form: str, done_on: PartialDate, on: date) -> Limitation:
    """Whether it is too late to impose a form of discipline for what was done on a day."""
    code = form_code(form)
    inputs = given(form=code, done_on=done_on, on=on)
    version = law.at(DisciplineLimitation, done_on.earliest)
    if not version:
        return Limitation(no_rule(rule_of(DisciplineLimitation), **inputs))
    rule = version.params
    months = rule.reprimand_months if code == "reprimand" else rule.other_months
    until = add_months(done_on.earliest, months)
    finding = Finding(
        verdict_of(on >= until), (version.ref,), inputs, imprecise=done_on.precision != "day"
    )
    return Limitation(finding, until)


def deferred(
    law: Law, grounds: frozenset[str], on: date, *, child_months: int | None = None
) -> Finding:
    """Whether discipline has to wait: illness, pregnancy, a small child, prosecution.

    Raises:
        UsageError: a ground the rule does not name.
    """
    inputs = given(grounds=grounds or None, on=on, child_months=child_months)
    version = law.at(DisciplineDeferral, on)
    if not version:
        return no_rule(rule_of(DisciplineDeferral), **inputs)
    check_words("ground", grounds, version.params.grounds)
    small = None if child_months is None else child_months < version.params.child_below_months
    answer = bool(grounds - {"child"}) or (small if "child" in grounds else False)
    missing = absent(child_months=child_months) if answer is None else ()
    return Finding(verdict_of(answer), (version.ref,), inputs, missing)
