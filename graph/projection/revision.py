"""What one write touches, and what has to be derived again because of it.

A spell of one person in one post rests on all events of that person (another appointment may end
it) and on all arrivals in that post (a successor may). So a write that touches people P and posts
Q derives again every post in Q and every post P ever held, from all events of all people who ever
held those. Nothing further away can change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.model import Event
from graph.projection import Attributes, Conflict, Memo, Record, Span, Touched, project
from graph.projection.record import BECAME, PART_OF
from graph.vocabulary import KINDS, Role, SpanType

_ENTITY = {
    Role.WHO: "people",
    Role.POST: "positions",
    Role.FROM_POST: "positions",
    Role.UNIT: "units",
    Role.FROM_UNIT: "units",
    Role.PARENT: "units",
}


def touched_by(events: Iterable[Event]) -> Touched:
    """What events are about; units only where the event changes the unit itself."""
    found: dict[str, set[str]] = {"people": set(), "positions": set(), "units": set()}
    for event in events:
        structural = KINDS[event.kind].effect.structure is not None
        for role, node in event.roles:
            if _ENTITY[role] != "units" or structural:
                found[_ENTITY[role]].add(node)
    return Touched(*(frozenset(found[name]) for name in ("people", "positions", "units")))


class Evidence(Protocol):
    """Where the facts known at one moment are read: the graph, or a ledger in memory."""

    def joined(self, people: Iterable[str]) -> Mapping[str, str]:
        """For every person in one join with any of these: the person they are projected as."""
        ...

    def positions_of(self, people: Iterable[str]) -> set[str]:
        """Posts that events name together with these people."""
        ...

    def people_at(self, positions: Iterable[str], units: Iterable[str]) -> set[str]:
        """People that events name together with these posts or units."""
        ...

    def positions_in(self, units: Iterable[str]) -> set[str]:
        """Posts that were created in these units."""
        ...

    def record(
        self, people: Iterable[str], positions: Iterable[str], units: Iterable[str]
    ) -> Record:
        """Every fact about these people and posts, and the structural ones of their units."""
        ...


@dataclass(frozen=True, slots=True)
class Revision:
    """What everything in the scope comes to now."""

    scope: Touched
    spans: tuple[Span, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    people: Mapping[str, Attributes] = field(default_factory=dict)
    positions: Mapping[str, Attributes] = field(default_factory=dict)
    units: Mapping[str, Attributes] = field(default_factory=dict)


def in_scope(scope: Touched, nodes: tuple[str, ...]) -> bool:
    """Whether a conflict over these nodes is derived again with the scope."""
    return any(node in scope.positions for node in nodes) or (
        nodes[0] in scope.people or nodes[0] in scope.units
    )


def revise(evidence: Evidence, touched: Touched, memo: Memo | None = None) -> Revision:
    """Derive again everything that what was touched can change."""
    people = touched.people | evidence.people_at((), touched.units)
    people |= evidence.joined(people).keys()
    positions = touched.positions | evidence.positions_in(touched.units)
    positions |= evidence.positions_of(people)
    scope = Touched(frozenset(people), frozenset(positions), touched.units)
    holders = people | evidence.people_at(positions, ())
    holders |= evidence.joined(holders).keys()
    projection = project(evidence.record(holders, positions, touched.units), scope, memo)
    return Revision(
        scope,
        tuple(span for span in projection.spans if _span_in_scope(scope, span)),
        tuple(each for each in projection.conflicts if in_scope(scope, each.nodes)),
        {node: projection.people.get(node, {}) for node in sorted(scope.people)},
        {node: projection.positions.get(node, {}) for node in sorted(scope.positions)},
        {node: projection.units.get(node, {}) for node in sorted(scope.units)},
    )


def _span_in_scope(scope: Touched, span: Span) -> bool:
    if span.type in {PART_OF, BECAME}:
        return span.source in scope.units
    if span.type == SpanType.POSTED_TO:
        return span.source in scope.people
    return span.target in scope.positions or span.source in scope.positions
