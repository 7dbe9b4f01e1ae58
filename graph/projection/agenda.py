"""What lies on a track, each with its place in time, for a sweep to walk through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from graph.projection.occurrences import Occurrence
from graph.projection.record import Fact
from graph.projection.tracks import Ending, Track, TrackFacts
from graph.vocabulary import Mode


class Rank(IntEnum):
    """Order inside one day: seen, then gone, then come; acting ends after the full holder came."""

    SEEN = 0
    ENDED = 1
    OPENED = 2
    TERM = 3
    MOVED = 4
    YIELDED = 5


@dataclass(frozen=True, slots=True)
class Item:
    day: date
    rank: Rank
    key: str
    what: Occurrence | Ending | Fact


def _ends_on(ending: Ending, found: Sequence[Occurrence]) -> date:
    """The place of an ending: its last day, but before an opening that follows inside its range.

    Appointed 2018, relieved in 2020, appointed on 2020-09-01: the end lies before the second.
    """
    starts = sorted(one.start.earliest for one in found)
    if ending.end is None or not starts or starts[0] > ending.end.earliest:
        return ending.day
    inside = [day for day in starts if ending.end.earliest < day <= ending.day]
    return min(inside, default=ending.day)


def items_of(
    track: Track, found: Sequence[Occurrence], facts: TrackFacts, endings: Sequence[Ending],
    named: dict[str, list[Ending]],
) -> list[Item]:  # fmt: skip
    """Everything on a track, each with its place in time."""
    items = [Item(one.start.earliest, Rank.OPENED, one.fact.event.id, one) for one in found]
    for ending in endings:
        yields = ending.basis == "implied" and track.mode in {Mode.ACTING, Mode.IN_CHARGE}
        rank = Rank.YIELDED if yields else Rank.ENDED
        items.append(Item(_ends_on(ending, found), rank, ending.event or "", ending))
    for fact in facts.sightings:
        items.append(Item(_seen_on(fact, endings, named), Rank.SEEN, fact.event.id, fact))
    for rank, listed in ((Rank.TERM, facts.terms), (Rank.MOVED, facts.moves)):
        for fact in listed:
            day = fact.event.on.earliest if fact.event.on else fact.seen_on
            items.append(Item(day, rank, fact.event.id, fact))
    return items


def _seen_on(fact: Fact, endings: Sequence[Ending], named: dict[str, list[Ending]]) -> date:
    """The day of a sighting; one without a day of its own cannot lie after the person left."""
    if fact.event.on:
        return fact.event.on.latest
    limits = [ending.end.earliest for ending in named.get(fact.event.id, ()) if ending.end]
    limits += [ending.end.earliest for ending in endings
               if ending.end and ending.basis == "stated"]  # fmt: skip
    return min([fact.seen_on, *limits])
