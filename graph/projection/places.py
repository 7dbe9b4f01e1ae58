"""The units people belong to, and up to when: those of the posts they hold, or held last.

What is personal of somebody is for whoever has all of these in scope, so they are stored with the
person; here they are worked out from the spells alone, to check what is stored.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.projection.record import PLACED_IN, Span
from graph.vocabulary import SpanType


@dataclass(frozen=True, slots=True)
class Seated:
    """Where somebody belongs.

    Attributes:
        until: the first day on which they certainly hold nothing any more; None of nothing ever.
    """

    units: frozenset[str] = frozenset()
    until: date | None = None


def places(spans: Iterable[Span]) -> dict[str, Seated]:
    """For everybody who holds or held anything: the units of what ends last, and when it does."""
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
    return {person: _last(told) for person, told in stays.items() if told}


def _last(told: list[tuple[date, str]]) -> Seated:
    latest = max(told)[0]
    return Seated(frozenset(unit for until, unit in told if until == latest), latest)
