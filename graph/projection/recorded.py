"""Everything official ever recorded, moment by moment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.dates import OPEN_MOMENT
from graph.model import SAME_AS, Change, Event, Report
from graph.projection.record import Fact, Listing, Touched, Voice
from graph.projection.revision import touched_by
from graph.vocabulary import REPORT_KINDS, Lane, Stance


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


@dataclass(frozen=True, slots=True)
class Step:
    """A moment at which something was recorded or withdrawn, and what that touched."""

    moment: datetime
    changes: tuple[Dated, ...]
    touched: Touched


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything official ever recorded, withdrawn things too."""

    entries: tuple[Entry, ...]
    listings: tuple[ListingEntry, ...] = ()
    judgements: tuple[JudgementEntry, ...] = ()

    def steps(self) -> Iterator[Step]:
        """Every moment at which something was recorded or withdrawn, in order."""
        events = {entry.event.id: entry.event for entry in self.entries}
        found: dict[datetime, list[Dated]] = defaultdict(list)
        everything: list[Dated] = [*self.entries, *self.listings, *self.judgements]
        for dated in everything:
            for moment in {dated.recorded_at, dated.retracted_at} - {OPEN_MOMENT}:
                found[moment].append(dated)
        for moment, changes in sorted(found.items(), key=lambda pair: pair[0]):
            yield Step(moment, tuple(changes), _touched(changes, events))


def _touched(changes: Iterable[Dated], events: Mapping[str, Event]) -> Touched:
    told: list[Event] = []
    people: set[str] = set()
    units: set[str] = set()
    for each in changes:
        if isinstance(each, Entry):
            told.append(each.event)
        elif isinstance(each, ListingEntry):
            units.add(each.listing.unit)
        elif each.verdict == SAME_AS:
            people |= {each.first, each.second}
        else:
            told += [events[key] for key in (each.first, each.second) if key in events]
    return touched_by(told) | Touched(people=frozenset(people), units=frozenset(units))


def ledger_of(changes: Iterable[tuple[datetime, Change]]) -> Ledger:
    """The ledger of changes that only say things: the same that is read once they are written.

    Only what every account may read is in it, as in what is derived and stored.
    """
    entries: list[Entry] = []
    listings: list[ListingEntry] = []
    for moment, change in changes:
        voices = {each.id: _voice(each) for each in change.reports if each.level == 0}
        entries += [
            Entry(said.event, voices[said.report], moment)
            for said in change.assertions
            if said.report in voices
            and said.event.lane is Lane.OFFICIAL
            and said.stance is Stance.SUPPORTS
        ]
        listings += [
            ListingEntry(Listing(each.report, each.unit, voices[each.report].day), moment)
            for each in change.coverages
            if each.report in voices
        ]
    return Ledger(tuple(entries), tuple(listings))


def _voice(report: Report) -> Voice:
    signed = REPORT_KINDS[report.kind].signed
    return Voice(report.id, report.register or report.id, signed, report.day)
