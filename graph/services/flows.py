"""From where to where do people go, year by year? Feeders and dead ends."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from graph.analysis.ordering import unit_key
from graph.answers import Clocks, Tenure, UnitRef
from graph.drawings import TieKind
from graph.rotating import Flow, Flows, Traffic
from graph.rules.law import Law
from graph.rules.score import Scoring, scoring
from graph.services.standing import the_unit
from graph.store import View, ViewerStore
from graph.vocabulary import Mode

_FEW: Final = 3
"""Fewer comings than this say nothing about a unit."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One person's move from one unit to another; ``rose``: None where a standing is missing."""

    year: int
    origin: UnitRef
    to: UnitRef
    rose: bool | None


def flows(
    store: ViewerStore,
    unit: str,
    clocks: Clocks,
    law: Law,
    *,
    years: int = 10,
    by_id: bool = False,
) -> Flows:
    """Moves within a unit and across its border, in so many years up to the day.

    Somebody who stays where a merger or split took the work has not moved. A move counts in the
    year it certainly began; where that is not known it is left out.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """

    def work(view: View) -> Flows:
        ref = the_unit(view, unit, clocks, by_id=by_id).ref
        inside = {each.unit.id for each in view.drawing(clocks).below(ref.id)}
        whole = _with_past(view, clocks, inside)
        careers = view.rotating(clocks).careers_in(sorted(whole))
        units = {h.post.unit.id for held in careers.values() for h in held if h.post.unit}
        kin = _kin(view, clocks, units)
        first = clocks.as_of.year - years
        standing = scoring(law, clocks.as_of)
        steps = [
            step
            for held in careers.values()
            for step in _steps(held, kin, standing, clocks.as_of)
            if step.year > first and (step.origin.id in whole or step.to.id in whole)
        ]
        return _told(ref, clocks, steps, whole)

    return store.ask("flows", work)


def _with_past(view: View, clocks: Clocks, units: set[str]) -> set[str]:
    """Units with those they came from: their people moved too."""
    whole, fresh = set(units), set(units)
    while fresh:
        ties = view.drawing(clocks).around(sorted(fresh))
        before = {t.unit.id for t in ties
                  if t.link.kind is TieKind.BECAME and t.link.target == t.of}  # fmt: skip
        fresh = before - whole
        whole |= fresh
    return whole


def _kin(view: View, clocks: Clocks, units: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of units of which the second took over the work of the first."""
    ties = view.drawing(clocks).around(sorted(units))
    return {(t.link.source, t.link.target) for t in ties if t.link.kind is TieKind.BECAME}


def _steps(
    held: Sequence[Tenure], kin: set[tuple[str, str]], standing: Scoring, as_of: date
) -> Iterator[_Step]:
    """Moves between neighbouring stays in full posts of different units."""
    stays = [
        (began, each.post.unit, each)
        for each in held
        if each.mode == Mode.FULL and each.post.unit and (began := each.sure[0] or each.widest[0])
    ]
    stays.sort(key=lambda stay: (stay[0], stay[1].id))
    for (_, left, before), (began, to, after) in pairwise(stays):
        if left.id == to.id or (left.id, to.id) in kin or began > as_of or not after.start:
            continue
        levels = [
            standing.params.level(each.post.unit.kind if each.post.unit else None, each.post.rank)
            for each in (before, after)
        ]
        low, high = levels
        rose = None if low is None or high is None else high > low
        yield _Step(began.year, left, to, rose)


def _told(unit: UnitRef, clocks: Clocks, steps: Sequence[_Step], inside: set[str]) -> Flows:
    units = {each.id: each for step in steps for each in (step.origin, step.to)}
    counted = Counter((step.year, step.origin.id, step.to.id) for step in steps)
    rose = Counter((step.year, step.origin.id, step.to.id) for step in steps if step.rose)
    rows = [
        Flow(key[0], units[key[1]], units[key[2]], number, rose[key])
        for key, number in counted.items()
    ]
    rows.sort(key=lambda row: (-row.year, -row.moves, unit_key(row.origin), unit_key(row.to)))
    traffic = [each for each in _traffic(steps, units) if each.unit.id in inside]
    feeders = sorted(
        (each for each in traffic if each.rose), key=lambda one: (-one.rose, unit_key(one.unit))
    )
    ends = sorted(
        (each for each in traffic if each.came >= _FEW and not each.went),
        key=lambda one: (-one.came, unit_key(one.unit)),
    )
    return Flows(unit, clocks, tuple(rows), tuple(feeders), tuple(ends))


def _traffic(steps: Sequence[_Step], units: Mapping[str, UnitRef]) -> Iterator[Traffic]:
    came: dict[str, int] = defaultdict(int)
    went: dict[str, int] = defaultdict(int)
    rose: dict[str, int] = defaultdict(int)
    for step in steps:
        came[step.to.id] += 1
        went[step.origin.id] += 1
        rose[step.origin.id] += step.rose is True
    for key, unit in units.items():
        yield Traffic(unit, came[key], went[key], rose[key])
