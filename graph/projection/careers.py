"""What one person's own facts come to, before anybody else is looked at.

Only a few things of it can end what others hold: their arrivals. Kept apart, they are all that has
to be compared when a post is derived again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.projection.occurrences import Occurrence, occurrences
from graph.projection.record import Conflict, Fact, Judged
from graph.projection.tracks import Track, TrackFacts, lay_tracks
from graph.vocabulary import Mode, SpanType

Arrival = tuple[str, Occurrence]
"""Somebody who came (or the post somebody came to), and how."""


@dataclass(frozen=True, slots=True)
class Career:
    """The tracks of one person and what was told to happen on each.

    Attributes:
        told: for each post, the reports that name the person there.
        arrivals: full holdings that began, by post; a successor's ends the one before.
        appointments: those of them that end the person's other holdings.
        postings: postings that began, by unit; each ends the one before.
    """

    tracks: Mapping[Track, TrackFacts]
    found: Mapping[Track, Sequence[Occurrence]]
    told: Mapping[str, set[str]]
    conflicts: Sequence[Conflict]
    arrivals: tuple[Arrival, ...]
    appointments: tuple[Arrival, ...]
    postings: tuple[Arrival, ...]


def career(person: str, facts: Iterable[Fact], judged: Judged) -> Career:
    """Lay the tracks of a person and put together what is told of each opening."""
    tracks = lay_tracks(person, facts)
    conflicts = list(tracks.conflicts)
    found: dict[Track, list[Occurrence]] = {}
    for track, each in tracks.on.items():
        found[track], more = occurrences(judged, track, each)
        conflicts += more
    arrivals = tuple(
        (track.target, one)
        for track, each in found.items()
        if track.span is SpanType.HOLDS and track.mode == Mode.FULL
        for one in each
        if one.holds_a_day
    )
    appointments = tuple(each for each in arrivals if _ends_others(each[1].fact))
    postings = tuple(
        (track.target, one)
        for track, each in found.items()
        if track.span is SpanType.POSTED_TO
        for one in each
    )
    return Career(tracks.on, found, tracks.told, conflicts, arrivals, appointments, postings)


def _ends_others(fact: Fact) -> bool:
    return fact.effect.ends_others and not fact.event.details.get("also")
