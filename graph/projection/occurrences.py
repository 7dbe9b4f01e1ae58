"""Which openings are one occurrence: the same appointment told by different reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.dates import PartialDate
from graph.projection.record import Conflict, Fact, Judged
from graph.projection.tracks import Ending, Track, TrackFacts, stated

SAME_OCCURRENCE_DAYS: Final = 31
"""Reports of one appointment differ by what a staff list's rhythm allows: a month."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing that happened, told by one or more facts.

    Attributes:
        fact: the one whose values count.
        start: its day.
        members: every fact that tells it.
        ending: the end stated for exactly this opening, if any.
    """

    fact: Fact
    start: PartialDate
    members: tuple[Fact, ...]
    ending: Ending | None = None

    @property
    def holds_a_day(self) -> bool:
        """Whether it lasted at all: an opening ended on its own day holds on no day."""
        return self.ending is None or self.ending.by > self.start.earliest


def group(
    judged: Judged, facts: Iterable[Fact], ends: Sequence[tuple[PartialDate, bool]]
) -> list[tuple[Fact, ...]]:
    """Openings of one track, put together where they are one occurrence.

    They are one when different reports assert them within 31 days with no end between them; a
    reviewer's *same* or *not_same* overrides this.
    """
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=_order):
        home = next((each for each in groups if _belongs(judged, each, fact, ends)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return [tuple(each) for each in groups]


def _order(fact: Fact) -> tuple[object, ...]:
    assert fact.event.on is not None  # noqa: S101 - openings without a day are sightings
    return (fact.event.on.earliest, fact.event.on.latest, fact.event.id)


def _belongs(
    judged: Judged, members: Sequence[Fact], fact: Fact, ends: Sequence[tuple[PartialDate, bool]]
) -> bool:
    pairs = [frozenset((fact.event.id, member.event.id)) for member in members]
    if any(pair in judged.not_same for pair in pairs):
        return False
    if any(pair in judged.same for pair in pairs):
        return True
    return all(_one_occurrence(member, fact, ends) for member in members)


def _one_occurrence(first: Fact, second: Fact, ends: Sequence[tuple[PartialDate, bool]]) -> bool:
    begins, again = first.event.on, second.event.on
    if begins is None or again is None or first.origins & second.origins:
        return False
    if begins.days_from(again) > SAME_OCCURRENCE_DAYS:
        return False
    return not any(
        (end.latest > begins.earliest or (named and end.latest == begins.earliest))
        and end.earliest <= again.latest
        for end, named in ends
    )


def settle(
    track: Track, members: tuple[Fact, ...], named: dict[str, list[Fact]]
) -> tuple[Occurrence, list[Conflict]]:
    """Pick the values of an occurrence and list what the others say otherwise."""
    chosen = max(members, key=lambda fact: fact.weight)
    conflicts = differences("start_differs", track, members)
    closings = [fact for member in members for fact in named.get(member.event.id, ())]
    ending = None
    start = chosen.event.on
    assert start is not None  # noqa: S101 - openings without a day are sightings
    if closings:
        ending, more = settle_end(track, start, closings)
        conflicts += more
    return Occurrence(chosen, start, members, ending), conflicts


def settle_end(
    track: Track, start: PartialDate | None, closings: Sequence[Fact]
) -> tuple[Ending | None, list[Conflict]]:
    """The end that closings naming one opening state; an end before the start is not taken."""
    conflicts = differences("end_differs", track, closings)
    ending = stated(max(closings, key=lambda fact: fact.weight), told_by=tuple(closings))
    if start and (ending.end.latest if ending.end else ending.by) < start.earliest:
        values = (start.text, ending.end.text if ending.end else "")
        events = tuple(sorted(fact.event.id for fact in closings))
        conflicts.append(Conflict("end_before_start", (track.person, track.target), values, events))
        return None, conflicts
    return ending, conflicts


def differences(code: str, track: Track, facts: Sequence[Fact]) -> list[Conflict]:
    """One conflict if the facts cannot all mean the same day, else none."""
    dated = [(fact.event.on, fact.event.id) for fact in facts if fact.event.on]
    if all(one.agrees_with(other) for one, _ in dated for other, _ in dated):
        return []
    dated.sort(key=lambda pair: (pair[0].earliest, pair[1]))
    values = tuple(on.text for on, _ in dated)
    events = tuple(event for _, event in dated)
    return [Conflict(code, (track.person, track.target), values, events)]


def occurrences(
    judged: Judged, track: Track, facts: TrackFacts
) -> tuple[list[Occurrence], list[Conflict]]:
    """The occurrences of one track, in order, and the conflicts inside them."""
    ends = [(ending.end, False) for ending in facts.endings if ending.end]
    ends += [
        (fact.event.on, True)
        for opening in facts.openings
        for fact in facts.named.get(opening.event.id, ())
        if fact.event.on
    ]
    found: list[Occurrence] = []
    conflicts: list[Conflict] = []
    for members in group(judged, facts.openings, ends):
        occurrence, more = settle(track, members, facts.named)
        found.append(occurrence)
        conflicts += more
    return found, conflicts
