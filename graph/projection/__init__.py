"""Events to spells: the one pure function under every answer.

``project`` replays what is known at a moment about some people, posts and units and says who held
which post from when to when, which unit is part of which, and what cannot all be right. It depends
on the set of facts alone, never on the order in which they came.
"""

from graph.projection.attributes import people
from graph.projection.record import (
    BECAME,
    PART_OF,
    PLACED_IN,
    Attributes,
    Conflict,
    Fact,
    Listing,
    Projection,
    Record,
    Span,
    Voice,
)
from graph.projection.structure import posts_of, structure
from graph.projection.tenures import tenures

__all__ = [
    "BECAME",
    "PART_OF",
    "PLACED_IN",
    "Attributes",
    "Conflict",
    "Fact",
    "Listing",
    "Projection",
    "Record",
    "Span",
    "Voice",
    "project",
]


def project(record: Record) -> Projection:
    """Replay a record.

    Parameters
    ----------
    record
        Facts with at least one official voice, the lists that cover units, and reviewers'
        judgements, all as known at one moment. To be right about a post, it must hold every fact
        of every person who ever held it.

    Returns
    -------
    Projection
        Spans and conflicts in a fixed order, and derived attributes by node id.
    """
    posts = posts_of(record)
    spans, conflicts = tenures(record, posts)
    links, more, positions, units = structure(record, posts)
    attributes, disputes = people(record)
    return Projection(
        spans=tuple(sorted(spans + links, key=_span_order)),
        conflicts=tuple(sorted(set(conflicts + more + disputes), key=_conflict_order)),
        people=attributes,
        positions=positions,
        units=units,
    )


def _span_order(span: Span) -> tuple[object, ...]:
    return (span.type, span.target, span.valid_from, span.sure_from, span.source, span.mode or "",
            span.fingerprint)  # fmt: skip


def _conflict_order(conflict: Conflict) -> tuple[object, ...]:
    return (conflict.code, conflict.nodes, conflict.events, conflict.fingerprint)
