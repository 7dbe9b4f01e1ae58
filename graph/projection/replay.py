"""Replay recorded time in memory: what canbo derived, when, from its reports alone.

``check`` and ``rebuild`` stand on this. It goes through every moment at which something was
recorded, derives again what that touched, and keeps what it replaced, exactly as the writes did.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from graph.dates import OPEN_MOMENT
from graph.model import Event
from graph.progress import Progress, silent
from graph.projection.record import Attributes, Conflict, Fact, Listing, Record, Span, Voice
from graph.projection.revision import Revision, Touched, in_scope, revise, touched_by
from graph.vocabulary import KINDS, Role, SpanType, Structure


@dataclass(frozen=True, slots=True)
class Entry:
    """One official assertion in recorded time."""

    event: Event
    voice: Voice
    recorded_at: datetime
    retracted_at: datetime = OPEN_MOMENT


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """One report's coverage of a unit in recorded time."""

    listing: Listing
    recorded_at: datetime
    retracted_at: datetime = OPEN_MOMENT


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    """One judgement (same, not_same, same_as) in recorded time."""

    verdict: str
    first: str
    second: str
    recorded_at: datetime
    retracted_at: datetime = OPEN_MOMENT


Dated = Entry | ListingEntry | JudgementEntry


def gather(entries: Iterable[tuple[Event, Voice]]) -> tuple[Fact, ...]:
    """Put the voices of each event together, in a fixed order."""
    events: dict[str, Event] = {}
    voices: dict[str, set[Voice]] = defaultdict(set)
    for event, voice in entries:
        events[event.id] = event
        voices[event.id].add(voice)
    return tuple(
        Fact(event, tuple(sorted(voices[key], key=lambda voice: voice.weight)))
        for key, event in sorted(events.items())
    )


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For every joined person, the one all of them are projected as: the lowest id."""
    head: dict[str, str] = {}

    def find(person: str) -> str:
        while head.setdefault(person, person) != person:
            person = head[person]
        return person

    for first, second in pairs:
        low, high = sorted((find(first), find(second)))
        head[high] = low
    return {person: find(person) for person in list(head) if find(person) != person}


@dataclass(slots=True)
class Ledger:
    """Everything official ever recorded, with the moment it is read at."""

    entries: tuple[Entry, ...]
    listings: tuple[ListingEntry, ...] = ()
    judgements: tuple[JudgementEntry, ...] = ()
    moment: datetime = OPEN_MOMENT - timedelta(microseconds=1)
    _about: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _members: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries:
            for _, node in entry.event.roles:
                self._about[node].append(entry)

    def _now(self, dated: Dated) -> bool:
        return dated.recorded_at <= self.moment < dated.retracted_at

    def _live(self, nodes: Iterable[str]) -> Iterator[Entry]:
        return (entry for node in nodes for entry in self._about.get(node, ()) if self._now(entry))

    def _joins(self) -> dict[str, str]:
        return components(
            (each.first, each.second)
            for each in self.judgements
            if each.verdict == "same_as" and self._now(each)
        )

    def joined(self, people: Iterable[str]) -> Mapping[str, str]:
        heads = self._joins()
        wanted = {heads.get(person, person) for person in people}
        found = {person: head for person, head in heads.items() if head in wanted}
        return found | {head: head for head in found.values()}

    def positions_of(self, people: Iterable[str]) -> set[str]:
        return {
            node
            for entry in self._live(people)
            for role, node in entry.event.roles
            if role in {Role.POST, Role.FROM_POST}
        }

    def people_at(self, positions: Iterable[str], units: Iterable[str]) -> set[str]:
        return {
            node
            for entry in self._live([*positions, *units])
            for role, node in entry.event.roles
            if role is Role.WHO
        }

    def positions_in(self, units: Iterable[str]) -> set[str]:
        return {
            node
            for entry in self._live(units)
            if KINDS[entry.event.kind].effect.structure is Structure.CREATES_POST
            for node in entry.event.nodes(Role.POST)
        }

    def record(
        self, people: Iterable[str], positions: Iterable[str], units: Iterable[str]
    ) -> Record:
        people, positions = list(people), list(positions)
        near = list(self._live([*people, *positions]))
        homes = {node for each in near for node in each.event.nodes(Role.UNIT)} | set(units)
        near += [each for each in self._live(homes) if KINDS[each.event.kind].effect.structure]
        return Record(
            facts=gather((each.event, each.voice) for each in near),
            listings=tuple(
                each.listing
                for each in self.listings
                if each.listing.unit in homes and self._now(each)
            ),
            same=self._pairs("same"),
            not_same=self._pairs("not_same"),
            joined={one: head for one, head in self.joined(people).items() if one != head},
        )

    def _pairs(self, verdict: str) -> frozenset[frozenset[str]]:
        return frozenset(
            frozenset((each.first, each.second))
            for each in self.judgements
            if each.verdict == verdict and self._now(each)
        )

    def moments(self) -> list[tuple[datetime, Touched]]:
        """Every moment at which something was recorded or withdrawn, and what it touched."""
        found: dict[datetime, Touched] = defaultdict(Touched)
        everything: list[Dated] = [*self.entries, *self.listings, *self.judgements]
        for dated in everything:
            touched = self._touched(dated)
            for moment in (dated.recorded_at, dated.retracted_at):
                if moment != OPEN_MOMENT:
                    found[moment] = found[moment] | touched
        return sorted(found.items(), key=lambda pair: pair[0])

    def _touched(self, dated: Dated) -> Touched:
        if isinstance(dated, Entry):
            return touched_by([dated.event])
        if isinstance(dated, ListingEntry):
            return Touched(units=frozenset({dated.listing.unit}))
        if dated.verdict == "same_as":
            return Touched(people=frozenset({dated.first, dated.second}))
        events = [entry.event for entry in self.entries
                  if entry.event.id in {dated.first, dated.second}]  # fmt: skip
        return touched_by(events)


@dataclass(slots=True)
class Derived:
    """All that was ever derived, with when it was known.

    Attributes:
        open: what stands now, by fingerprint, with the moment it became known.
        past: what was superseded: the thing, known from, known to.
        attributes: the derived attributes of each node as they stand.
    """

    open: dict[str, tuple[Span | Conflict, datetime]] = field(default_factory=dict)
    past: list[tuple[Span | Conflict, datetime, datetime]] = field(default_factory=list)
    attributes: dict[str, Attributes] = field(default_factory=dict)
    _at: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def apply(self, revision: Revision, moment: datetime) -> None:
        """Supersede what changed inside the revision's scope; leave the rest alone."""
        derived: list[Span | Conflict] = [*revision.spans, *revision.conflicts]
        fresh = {each.fingerprint: each for each in derived}
        scope = revision.scope
        near = {key for node in (*scope.people, *scope.positions, *scope.units)
                for key in self._at[node]}  # fmt: skip
        for key in near:
            thing, since = self.open[key]
            if key not in fresh and _concerns(scope, thing):
                del self.open[key]
                self.past.append((thing, since, moment))
                for node in _nodes(thing):
                    self._at[node].discard(key)
        for key, thing in fresh.items():
            if key not in self.open:
                self.open[key] = (thing, moment)
                for node in _nodes(thing):
                    self._at[node].add(key)
        for changed in (revision.people, revision.positions, revision.units):
            self.attributes.update(changed)


def _nodes(thing: Span | Conflict) -> tuple[str, ...]:
    return thing.nodes if isinstance(thing, Conflict) else (thing.source, thing.target)


def _concerns(scope: Touched, thing: Span | Conflict) -> bool:
    if isinstance(thing, Conflict):
        return in_scope(scope, thing.nodes)
    if thing.type in {SpanType.HOLDS, SpanType.PLANNED_FOR}:
        return thing.target in scope.positions
    return thing.source in scope.people | scope.positions | scope.units


def replay(ledger: Ledger, progress: Progress = silent) -> Derived:
    """Derive everything from the reports, moment by moment."""
    derived = Derived()
    moments = ledger.moments()
    for done, (moment, touched) in enumerate(moments, start=1):
        ledger.moment = moment
        derived.apply(revise(ledger, touched), moment)
        progress("replay", done, len(moments))
    return derived
