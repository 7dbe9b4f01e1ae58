"""Ends that nobody wrote down but that follow: a successor, another appointment, a closed unit.

Each becomes an ending on the track it concerns; whether it takes effect is decided in the sweep,
where a stated end wins.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.projection.occurrences import Occurrence
from graph.projection.record import Fact, Listing, Posts, Record
from graph.projection.tracks import Ending, Track, Tracks, opened_track
from graph.vocabulary import KINDS, Mode, SpanType

Occurrences = Mapping[Track, Sequence[Occurrence]]


def imply(record: Record, posts: Posts, tracks: Tracks, found: Occurrences) -> None:
    """Add every implied ending to its track."""
    _by_successors(posts, tracks, found)
    _by_other_appointments(tracks, found)
    _by_next_posting(tracks, found)
    _by_closed_units(posts, tracks)
    _by_absence(record, posts, tracks)


def _implied(occurrence: Occurrence) -> Ending:
    start = occurrence.start
    return Ending(
        "implied", start, start.ended_by, occurrence.fact, occurrence.fact.event.id, sweeping=True
    )


def _by_successors(posts: Posts, tracks: Tracks, found: Occurrences) -> None:
    """In a one-seat post the next full holder ends the one before, and ends acting, in charge.

    Whoever acts in a post no longer does once appointed to it, however many seats it has.
    """
    arrivals: dict[str, list[tuple[str, Occurrence]]] = defaultdict(list)
    for track, each in found.items():
        if track.span is SpanType.HOLDS and track.mode == Mode.FULL:
            arrivals[track.target] += [(track.person, one) for one in each if one.holds_a_day]
    for track, facts in tracks.on.items():
        if track.span is not SpanType.HOLDS or track.mode == Mode.CONCURRENT:
            continue
        full = track.mode == Mode.FULL
        facts.endings += [
            _implied(one)
            for person, one in arrivals.get(track.target, ())
            if (
                not full
                if person == track.person
                else posts.seats_on(track.target, one.start.earliest) == 1
            )
        ]


def _by_other_appointments(tracks: Tracks, found: Occurrences) -> None:
    """An appointment ends the person's other full spells unless it says *also*."""
    arrivals: dict[str, list[tuple[str, Occurrence]]] = defaultdict(list)
    for track, each in found.items():
        if track.span is SpanType.HOLDS and track.mode == Mode.FULL:
            arrivals[track.person] += [
                (track.target, one) for one in each if one.holds_a_day and _ends_others(one.fact)
            ]
    for track, facts in tracks.on.items():
        if track.span is SpanType.HOLDS and track.mode == Mode.FULL:
            facts.endings += [
                _implied(one)
                for post, one in arrivals.get(track.person, ())
                if post != track.target
            ]


def _ends_others(fact: Fact) -> bool:
    return KINDS[fact.event.kind].effect.ends_others and not fact.event.details.get("also")


def _by_next_posting(tracks: Tracks, found: Occurrences) -> None:
    """A person is posted to one unit at a time."""
    postings = [track for track in tracks.on if track.span is SpanType.POSTED_TO]
    for track in postings:
        for other in postings:
            if other.person == track.person and other.target != track.target:
                tracks.on[track].endings += [_implied(one) for one in found.get(other, ())]


def _by_closed_units(posts: Posts, tracks: Tracks) -> None:
    """A merged or dissolved unit's posts close, and whatever is held or planned there with them."""
    for track, facts in tracks.on.items():
        unit = posts.unit.get(track.target, track.target)
        for fact in posts.closed.get(unit, ()):
            if on := fact.event.on:
                facts.endings.append(
                    Ending("implied", on, on.ended_by, fact, fact.event.id, sweeping=True)
                )


def _by_absence(record: Record, posts: Posts, tracks: Tracks) -> None:
    """Who is not on a later list that covers the unit had left by the day of that list."""
    listings: dict[str, list[Listing]] = defaultdict(list)
    for listing in record.listings:
        listings[listing.unit].append(listing)
    if not listings:
        return
    named = _named_on_lists(record)
    for track, facts in tracks.on.items():
        if track.span is SpanType.HOLDS:
            facts.endings += [
                Ending("absent", None, listing.day, sweeping=True)
                for listing in listings.get(posts.unit.get(track.target, ""), ())
                if (listing.report, track.person, track.target) not in named
            ]


def _named_on_lists(record: Record) -> set[tuple[str, str, str]]:
    reports = {listing.report for listing in record.listings}
    named: set[tuple[str, str, str]] = set()
    for fact in record.facts:
        person = record.person(fact)
        track = opened_track(person, fact) if person else None
        if track and person and track.span is SpanType.HOLDS:
            named |= {
                (voice.report, person, track.target)
                for voice in fact.voices
                if voice.report in reports
            }
    return named
