"""The units people belong to: those of the posts they hold, or held last.

What is personal of somebody is for whoever has all of these in scope, so they are stored with the
person; here they are worked out from the spells alone, to check what is stored.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from graph.projection.record import PLACED_IN, Span
from graph.vocabulary import SpanType


def places(spans: Iterable[Span]) -> dict[str, frozenset[str]]:
    """For everybody who holds or held anything: the units of what ends last."""
    standing = list(spans)
    units: dict[str, set[str]] = defaultdict(set)
    for span in standing:
        if span.type == PLACED_IN:
            units[span.source].add(span.target)
    stays: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for span in standing:
        if span.type in {SpanType.HOLDS, SpanType.POSTED_TO}:
            where = units[span.target] if span.type == SpanType.HOLDS else {span.target}
            stays[span.source] += [(span.valid_to, unit) for unit in where]
    return {
        person: frozenset(unit for until, unit in told if until == max(told)[0])
        for person, told in stays.items()
    }
