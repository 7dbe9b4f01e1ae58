"""Since when somebody has led the same work: across a reorganisation, as the rule on terms says."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.answers import Clocks, Tenure
from graph.dates import PartialDate, day, parse_date
from graph.drawings import TieKind
from graph.rules.findings import RuleRef
from graph.rules.law import Law
from graph.rules.terms import term_start
from graph.services.succeeding.checks import LEADERS
from graph.store import View
from graph.vocabulary import Mode

Kin = Collection[tuple[str, str]]
"""Pairs of units of which the second took over the work of the first."""


@dataclass(frozen=True, slots=True)
class Since:
    """From when a stay counts, in which term it is, and by which rules it goes further back."""

    start: PartialDate | None
    terms: int
    rules: tuple[RuleRef, ...] = ()


def read_kin(view: View, clocks: Clocks, held: Iterable[Tenure]) -> Kin:
    """The units that those of these stays came from, and became."""
    units = sorted({each.post.unit.id for each in held if each.post.unit})
    ties = view.drawing(clocks).around(units)
    return {(t.link.source, t.link.target) for t in ties if t.link.kind is TieKind.BECAME}


def since(law: Law, held: Tenure, career: Sequence[Tenure], kin: Kin) -> Since:
    """The start of a stay, or of the one it goes on from in the unit its own took over.

    A start nobody wrote down lies no later than the first day in post that is certain. What was
    decided anew on that day is no further term. The rule speaks of posts held for a term only.
    """
    found = Since(_start(held), len(held.terms) or 1)
    here = held
    while found.start is not None and held.post.rank in LEADERS:
        before = _before(here, career, kin)
        first = _start(before) if before else None
        begins = here.widest[0]
        if before is None or first is None or begins is None:
            return found
        clock = term_start(law, first.earliest, begins, same_post=True)
        rules = tuple(dict.fromkeys((*found.rules, *clock.finding.rules)))
        if clock.effective != first.earliest:
            return Since(found.start, found.terms, rules)
        found = Since(first, found.terms + (len(before.terms) or 1) - 1, rules)
        here = before
    return found


def _start(held: Tenure) -> PartialDate | None:
    if held.start:
        return parse_date(held.start)
    return day(held.sure[0]) if held.sure[0] else None


def _before(here: Tenure, career: Sequence[Tenure], kin: Kin) -> Tenure | None:
    """The stay of the same rank that ended as this began, in a unit that became this one."""
    return next(
        (
            each
            for each in career
            if each.mode == Mode.FULL
            and each.post.rank == here.post.rank
            and each.widest[1] is not None
            and each.widest[1] == here.widest[0]
            and each.post.unit
            and here.post.unit
            and (each.post.unit.id, here.post.unit.id) in kin
        ),
        None,
    )
