"""Events to spells: the one pure function under every answer.

``project`` replays what is known at a moment about some people, posts and units and says who held
which post from when to when, which unit is part of which, and what cannot all be right. It depends
on the set of facts alone, never on the order in which they came.
"""

from graph.projection.attributes import people
from graph.projection.memo import Memo
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
    Touched,
    Voice,
)
from graph.projection.structure import posts_of, structural, structure
from graph.projection.tenures import tenures

__all__ = [
    "BECAME",
    "PART_OF",
    "PLACED_IN",
    "Attributes",
    "Conflict",
    "Fact",
    "Listing",
    "Memo",
    "Projection",
    "Record",
    "Span",
    "Touched",
    "Voice",
    "project",
]


def project(record: Record, scope: Touched | None = None, memo: Memo | None = None) -> Projection:
    """Replay a record.

    Parameters
    ----------
    record
        Facts with at least one official voice, the lists that cover units, and reviewers'
        judgements, all as known at one moment. To be right about a post, it must hold every fact
        of every person who ever held it.
    scope
        The people, posts and units that are asked about; what concerns none of them may be left
        out. None asks about all.
    memo
        What earlier calls worked out; it changes how long this takes and nothing else.

    Returns
    -------
    Projection
        Spans and conflicts in a fixed order, and derived attributes by node id.
    """
    memo = memo or Memo()
    grouped = structural(record)
    posts = posts_of(grouped)
    spans, conflicts = tenures(record, posts, scope, memo)
    links, more, positions, units = structure(grouped, posts, scope)
    attributes, disputes = people(record, scope, memo)
    return Projection(
        spans=tuple(sorted(spans + links, key=_span_order)),
        conflicts=tuple(sorted(set(conflicts + more + disputes), key=_conflict_order)),
        people=attributes,
        positions=positions,
        units=units,
    )


def _span_order(span: Span) -> tuple[object, ...]:
    return (span.type, span.target, span.valid_from, span.sure_from, span.source, span.mode or "",
            span.events)  # fmt: skip


def _conflict_order(conflict: Conflict) -> tuple[object, ...]:
    return (conflict.code, conflict.nodes, conflict.events, conflict.values, str(conflict.start))
