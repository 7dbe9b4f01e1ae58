"""Sort the facts: which person, which post, in which mode; what opens, what is seen, what ends.

A *track* is one person in one post (or unit) in one mode. Everything that later decides when the
person held it is on the track: openings, sightings, terms, and endings, stated or implied.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.dates import PartialDate
from graph.projection.record import Conflict, Fact, Record
from graph.vocabulary import KINDS, Closes, Mode, Role, SpanType


class Track(NamedTuple):
    """One person in one post or unit in one mode."""

    span: SpanType
    person: str
    target: str
    mode: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that ends a spell.

    Attributes:
        basis: stated, implied or absent.
        end: the date as written; None where only ``by`` is known.
        by: the first day on which it has certainly ended.
        fact: who says so; None for an absence.
        sweeping: it ends whatever is open and is no news where nothing is.
        told_by: all closings that state it, where they name the opening.
    """

    basis: str
    end: PartialDate | None
    by: date
    fact: Fact | None = None
    event: str | None = None
    sweeping: bool = False
    told_by: tuple[Fact, ...] = ()

    @property
    def day(self) -> date:
        """Its place in time: the last day it may mean."""
        return self.end.latest if self.end else self.by


def stated(fact: Fact, *, sweeping: bool = False, told_by: tuple[Fact, ...] = ()) -> Ending:
    """The ending a closing event states."""
    on = fact.event.on
    by = on.ended_by if on else fact.seen_on
    return Ending("stated", on, by, fact, fact.event.id, sweeping, told_by)


@dataclass(slots=True)
class TrackFacts:
    """What is on one track, unsorted."""

    openings: list[Fact] = field(default_factory=list)
    sightings: list[Fact] = field(default_factory=list)
    terms: list[Fact] = field(default_factory=list)
    moves: list[Fact] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)


@dataclass(slots=True)
class Tracks:
    """All tracks of a record, and the closings that name the opening they end."""

    on: dict[Track, TrackFacts] = field(default_factory=lambda: defaultdict(TrackFacts))
    named: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    conflicts: list[Conflict] = field(default_factory=list)


def lay_tracks(record: Record) -> Tracks:
    """Put every fact about a person on its tracks."""
    tracks = Tracks()
    closings: list[tuple[str, Fact]] = []
    openings: dict[str, tuple[Track, bool]] = {}
    for fact in record.facts:
        person = record.person(fact)
        if person is None:
            continue
        if track := _lay_opening(tracks, person, fact):
            effect = KINDS[fact.event.kind].effect
            openings[fact.event.id] = (track, effect.starts_term or effect.moves_term)
        if KINDS[fact.event.kind].effect.closes:
            closings.append((person, fact))
    by_person: dict[str, list[Track]] = defaultdict(list)
    for track in list(tracks.on):
        by_person[track.person].append(track)
    for person, fact in closings:
        _lay_closing(tracks, by_person[person], openings, person, fact)
    return tracks


def _lay_opening(tracks: Tracks, person: str, fact: Fact) -> Track | None:
    effect = KINDS[fact.event.kind].effect
    track = opened_track(person, fact)
    if track is None:
        return None
    facts = tracks.on[track]
    if effect.starts_term:
        facts.terms.append(fact)
    elif effect.moves_term:
        facts.moves.append(fact)
    elif effect.seen or fact.event.on is None:
        facts.sightings.append(fact)
    else:
        facts.openings.append(fact)
    return track


def opened_track(person: str, fact: Fact) -> Track | None:
    """The track an event opens, continues or sees the person on, if it does."""
    event, effect = fact.event, KINDS[fact.event.kind].effect
    post, unit = event.node(Role.POST), event.node(Role.UNIT)
    if effect.plans and post:
        return Track(SpanType.PLANNED_FOR, person, post, "planned")
    if not (effect.opens or effect.starts_term or effect.moves_term):
        return None
    if post:
        mode = str(event.details.get("mode") or effect.opens or Mode.FULL)
        return Track(SpanType.HOLDS, person, post, mode)
    return Track(SpanType.POSTED_TO, person, unit, "posted") if unit else None


def _lay_closing(
    tracks: Tracks,
    own: list[Track],
    openings: Mapping[str, tuple[Track, bool]],
    person: str,
    fact: Fact,
) -> None:
    event = fact.event
    ends = event.details.get("ends")
    if isinstance(ends, str):
        track, term = openings.get(ends, (None, False))
        if track and track.person == person and term:
            tracks.on[track].endings.append(stated(fact))
        elif track and track.person == person:
            tracks.named[ends].append(fact)
        else:
            tracks.conflicts.append(_unmatched(person, fact))
        return
    everything = KINDS[event.kind].effect.closes is Closes.EVERYTHING
    found = [track for track in own if everything or _leaves(track, fact)]
    for track in found:
        tracks.on[track].endings.append(stated(fact, sweeping=everything))
    if not found and _names_what_it_leaves(fact):
        tracks.conflicts.append(_unmatched(person, fact))


def _leaves(track: Track, fact: Fact) -> bool:
    event = fact.event
    match KINDS[event.kind].effect.closes:
        case Closes.POST:
            return track.span is SpanType.HOLDS and track.target == event.node(Role.POST)
        case Closes.PLAN:
            return track.span is SpanType.PLANNED_FOR and track.target == event.node(Role.POST)
        case Closes.ORIGIN if track.span is SpanType.HOLDS:
            return track.target == event.node(Role.FROM_POST)
        case Closes.ORIGIN if track.span is SpanType.POSTED_TO:
            return track.target == event.node(Role.FROM_UNIT)
        case _:
            return False


def _names_what_it_leaves(fact: Fact) -> bool:
    match KINDS[fact.event.kind].effect.closes:
        case Closes.ORIGIN:
            return fact.event.node(Role.FROM_POST) is not None
        case Closes.EVERYTHING:
            return False
        case _:
            return True


def _unmatched(person: str, fact: Fact) -> Conflict:
    target = fact.event.node(Role.FROM_POST) or fact.event.node(Role.POST)
    nodes = (person, target) if target else (person,)
    on = fact.event.on
    return Conflict("end_unmatched", nodes, (on.text if on else "",), (fact.event.id,))


def unmatched(track: Track, ending: Ending) -> Conflict:
    """An ending that finds nothing to end."""
    text = ending.end.text if ending.end else ""
    events = (ending.event,) if ending.event else ()
    return Conflict("end_unmatched", (track.person, track.target), (text,), events)
