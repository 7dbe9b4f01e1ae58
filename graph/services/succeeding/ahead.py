"""When and why is a post expected to fall free? Worked out over a pool: pure."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from graph.answers import PostRef, Tenure
from graph.dates import parse_date
from graph.rules.findings import Finding, RuleRef, Verdict, given
from graph.rules.law import Law
from graph.rules.parameters import RotationLength, Secondment
from graph.rules.retirement import retirement
from graph.rules.terms import Action, term_end
from graph.services.succeeding.facts import Facts
from graph.services.succeeding.pool import Pool
from graph.succeeding import Ahead, Expected, Why

_FREES: Final = frozenset({Why.RETIREMENT, Why.PLANNED_RETURN})
"""What takes a holder away; a term that ends may be followed by another."""


def ahead_of(pool: Pool, post: PostRef) -> Ahead:
    """What lies ahead of a post: the retirement, term and planned return of each who holds it.

    Only what is official counts. Where several hold it, the first who goes frees a seat.
    """
    full = pool.in_full(post.id)
    expected = sorted(
        (each for held in full for each in _expected(pool, held)),
        key=lambda each: (each.on or date.max, each.why, each.person.id),
    )
    frees = [each.on for each in expected if each.on and _takes_away(each)]
    return Ahead(
        post=post,
        clocks=pool.clocks,
        holders=tuple(pool.holders.get(post.id, ())),
        vacant=not full,
        expected=tuple(expected),
        falls_free_on=min(frees, default=None),
    )


def _takes_away(expected: Expected) -> bool:
    return expected.why in _FREES or expected.action == Action.RETIRE


def _expected(pool: Pool, held: Tenure) -> Iterator[Expected]:
    facts = pool.facts.get(held.person.id, Facts(personal=False))
    leaving = retirement(pool.law, facts.who)
    yield Expected(Why.RETIREMENT, held.person, leaving.retires_on, leaving.finding)
    if held.term_to:
        term = term_end(pool.law, held.term_to, facts.who)
        action = term.action.value if term.action else None
        yield Expected(Why.TERM_END, held.person, held.term_to, term.finding, action)
    if held.returns_on:
        back = parse_date(held.returns_on)
        finding = _away(pool.law, facts, held, pool.on)
        yield Expected(Why.PLANNED_RETURN, held.person, back.latest, finding)


def _away(law: Law, facts: Facts, held: Tenure, on: date) -> Finding:
    """The grounds of a planned return: the decision that sent, and the rule of its kind."""
    kinds = {turn.id: turn.kind for turn in facts.turns}
    kind = kinds.get(held.opened_by, "rotated")
    rule: RuleRef | None = None
    if kind == "seconded":
        rule = away.ref if (away := law.at(Secondment, on)) else None
    else:
        rule = least.ref if (least := law.at(RotationLength, on)) else None
    used = given(kind=kind, since=held.start, returns_on=held.returns_on)
    return Finding(Verdict.YES, (rule,) if rule else (), used)
