"""Ends that nobody wrote down but that follow: a successor, another appointment, a closed unit.

Each becomes an ending on the track it concerns; whether it takes effect is decided in the sweep,
where a stated end wins.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.projection.careers import Arrival
from graph.projection.occurrences import Occurrence
from graph.projection.record import Fact, Listing, seats_on
from graph.projection.tracks import Ending, Track
from graph.vocabulary import Mode, SpanType


class Around(NamedTuple):
    """What lies around a track and may end what is held on it.

    Attributes:
        successors: who came to the post in full, the person too.
        elsewhere: where else the person was appointed, or posted.
        closed: what merged the unit away or dissolved it.
        listings: lists that name everybody in the unit.
        told: the reports that name the person in the post.
        seats: the dated numbers of seats of the post.
    """

    successors: Sequence[Arrival] = ()
    elsewhere: Sequence[Arrival] = ()
    closed: Sequence[Fact] = ()
    listings: Sequence[Listing] = ()
    told: frozenset[str] | set[str] = frozenset()
    seats: Sequence[tuple[date, int | None]] = ()


def implied(track: Track, around: Around) -> Iterator[Ending]:
    """Every ending of a track that follows from what lies around it."""
    yield from (_by(one) for one in _succeeding(track, around))
    yield from (_by(one) for target, one in around.elsewhere if target != track.target)
    for fact in around.closed:
        if on := fact.event.on:
            yield Ending("implied", on, on.ended_by, fact, fact.event.id, sweeping=True)
    for listing in around.listings:
        if listing.report not in around.told:
            yield Ending("absent", None, listing.day, sweeping=True)


def _by(occurrence: Occurrence) -> Ending:
    start = occurrence.start
    return Ending(
        "implied", start, start.ended_by, occurrence.fact, occurrence.fact.event.id, sweeping=True
    )


def _succeeding(track: Track, around: Around) -> Iterator[Occurrence]:
    """In a one-seat post the next full holder ends the one before, and ends acting, in charge.

    Whoever acts in a post no longer does once appointed to it, however many seats it has.
    """
    full = track.mode == Mode.FULL
    for person, one in around.successors:
        if person == track.person:
            if not full:
                yield one
        elif seats_on(around.seats, one.start.earliest) == 1:
            yield one


def may_be_succeeded(track: Track) -> bool:
    """Whether somebody else's arrival may end what is held on a track."""
    return track.span is SpanType.HOLDS and track.mode != Mode.CONCURRENT
