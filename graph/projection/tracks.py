"""Sort the facts: which person, which post, in which mode; what opens, what is seen, what ends.

A *track* is one person in one post (or unit) in one mode. Everything that later decides when the
person held it is on the track: openings, sightings, terms, and endings, stated or implied.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.dates import PartialDate
from graph.projection.record import Conflict, Fact
from graph.vocabulary import Closes, Mode, Role, SpanType


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
    """What is on one track, unsorted.

    Attributes:
        named: the closings that name an opening or sighting of the track, by the event they name.
    """

    openings: list[Fact] = field(default_factory=list)
    sightings: list[Fact] = field(default_factory=list)
    terms: list[Fact] = field(default_factory=list)
    moves: list[Fact] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    named: dict[str, list[Fact]] = field(default_factory=dict)


@dataclass(slots=True)
class Tracks:
    """All tracks of one person.

    Attributes:
        told: for each post, the reports that name the person there.
    """

    on: dict[Track, TrackFacts] = field(default_factory=lambda: defaultdict(TrackFacts))
    told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    conflicts: list[Conflict] = field(default_factory=list)


def lay_tracks(person: str, facts: Iterable[Fact]) -> Tracks:
    """Put every fact about one person on its tracks."""
    tracks = Tracks()
    closings: list[Fact] = []
    openings: dict[str, tuple[Track, bool]] = {}
    for fact in facts:
        effect = fact.effect
        if track := opened_track(person, fact):
            _lay_opening(tracks, track, fact)
            openings[fact.event.id] = (track, effect.starts_term or effect.moves_term)
        if effect.closes:
            closings.append(fact)
    own = list(tracks.on)
    for fact in closings:
        _lay_closing(tracks, own, openings, person, fact)
    return tracks


def _lay_opening(tracks: Tracks, track: Track, fact: Fact) -> None:
    effect, facts = fact.effect, tracks.on[track]
    if track.span is SpanType.HOLDS:
        tracks.told[track.target] |= fact.reports
    if effect.starts_term:
        facts.terms.append(fact)
    elif effect.moves_term:
        facts.moves.append(fact)
    elif effect.seen or fact.event.on is None:
        facts.sightings.append(fact)
    else:
        facts.openings.append(fact)


def opened_track(person: str, fact: Fact) -> Track | None:
    """The track an event opens, continues or sees the person on, if it does."""
    effect, post = fact.effect, fact.node(Role.POST)
    if effect.plans and post:
        return Track(SpanType.PLANNED_FOR, person, post, "planned")
    if not (effect.opens or effect.starts_term or effect.moves_term):
        return None
    if post:
        mode = str(fact.event.details.get("mode") or effect.opens or Mode.FULL)
        return Track(SpanType.HOLDS, person, post, mode)
    unit = fact.node(Role.UNIT)
    return Track(SpanType.POSTED_TO, person, unit, "posted") if unit else None


def _lay_closing(
    tracks: Tracks,
    own: list[Track],
    openings: Mapping[str, tuple[Track, bool]],
    person: str,
    fact: Fact,
) -> None:
    ends = fact.event.details.get("ends")
    if isinstance(ends, str):
        track, term = openings.get(ends, (None, False))
        if track and term:
            tracks.on[track].endings.append(stated(fact))
        elif track:
            tracks.on[track].named.setdefault(ends, []).append(fact)
        else:
            tracks.conflicts.append(_unmatched(person, fact))
        return
    everything = fact.effect.closes is Closes.EVERYTHING
    found = [track for track in own if everything or _leaves(track, fact)]
    for track in found:
        tracks.on[track].endings.append(stated(fact, sweeping=everything))
    if not found and _names_what_it_leaves(fact):
        tracks.conflicts.append(_unmatched(person, fact))


def _leaves(track: Track, fact: Fact) -> bool:
    match fact.effect.closes:
        case Closes.POST:
            return track.span is SpanType.HOLDS and track.target == fact.node(Role.POST)
        case Closes.PLAN:
            return track.span is SpanType.PLANNED_FOR and track.target == fact.node(Role.POST)
        case Closes.ORIGIN if track.span is SpanType.HOLDS:
            return track.target == fact.node(Role.FROM_POST)
        case Closes.ORIGIN if track.span is SpanType.POSTED_TO:
            return track.target == fact.node(Role.FROM_UNIT)
        case _:
            return False


def _names_what_it_leaves(fact: Fact) -> bool:
    match fact.effect.closes:
        case Closes.ORIGIN:
            return fact.node(Role.FROM_POST) is not None
        case Closes.EVERYTHING:
            return False
        case _:
            return True


def _unmatched(person: str, fact: Fact) -> Conflict:
    target = fact.node(Role.FROM_POST) or fact.node(Role.POST)
    nodes = (person, target) if target else (person,)
    on = fact.event.on
    return Conflict("end_unmatched", nodes, (on.text if on else "",), (fact.event.id,))


def unmatched(track: Track, ending: Ending) -> Conflict:
    """An ending that finds nothing to end."""
    text = ending.end.text if ending.end else ""
    events = (ending.event,) if ending.event else ()
    return Conflict("end_unmatched", (track.person, track.target), (text,), events)
