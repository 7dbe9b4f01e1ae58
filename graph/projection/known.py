"""What is known of a ledger at a moment, kept at hand while recorded time goes on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from graph.model import SAME_AS, Event
from graph.projection.record import Fact, Judged, Record
from graph.projection.recorded import (
    Entry,
    JudgementEntry,
    Ledger,
    ListingEntry,
    Step,
    components,
    gather,
)
from graph.vocabulary import KINDS, Role, Structure

T = TypeVar("T")
Live = dict[str, dict[str, Fact]]


@dataclass(slots=True)
class Known:
    """What is known of a ledger; it starts with nothing and takes in one step after another."""

    _said: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _about: Live = field(default_factory=lambda: defaultdict(dict))
    _structural: Live = field(default_factory=lambda: defaultdict(dict))
    _listings: dict[str, list[ListingEntry]] = field(default_factory=lambda: defaultdict(list))
    _judgements: list[JudgementEntry] = field(default_factory=list)
    _judged: Judged = field(default_factory=Judged)
    _heads: dict[str, str] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Learn what was recorded, and forget what was withdrawn, at the next moment."""
        for each in step.changes:
            live = each.recorded_at <= step.moment < each.retracted_at
            if isinstance(each, Entry):
                _keep(self._said[each.event.id], each, live)
            elif isinstance(each, ListingEntry):
                _keep(self._listings[each.listing.unit], each, live)
            else:
                _keep(self._judgements, each, live)
        told = {each.event.id: each.event for each in step.changes if isinstance(each, Entry)}
        for event in told.values():
            self._tell(event)
        if any(isinstance(each, JudgementEntry) for each in step.changes):
            self._judge()

    def _tell(self, event: Event) -> None:
        key, said = event.id, self._said[event.id]
        fact = gather((event, entry.voice) for entry in said)[0] if said else None
        structural = KINDS[event.kind].effect.structure is not None
        for about in (self._about, self._structural) if structural else (self._about,):
            for _, node in event.roles:
                if fact:
                    about[node][key] = fact
                else:
                    about[node].pop(key, None)

    def _judge(self) -> None:
        same, not_same = (
            frozenset(
                frozenset((each.first, each.second))
                for each in self._judgements
                if each.verdict == verdict
            )
            for verdict in ("same", "not_same")
        )
        self._judged = Judged(same, not_same)
        self._heads = components(
            (each.first, each.second) for each in self._judgements if each.verdict == SAME_AS
        )

    def _nodes(self, near: Iterable[str], *roles: Role) -> set[str]:
        return {
            node
            for each in near
            for fact in self._about[each].values()
            for role, node in fact.event.roles
            if role in roles
        }

    def joined(self, people: Iterable[str]) -> Mapping[str, str]:
        """For every person in one join with any of these: the person they are projected as."""
        heads = self._heads
        wanted = {heads.get(person, person) for person in people}
        found = {person: head for person, head in heads.items() if head in wanted}
        return found | {head: head for head in found.values()}

    def positions_of(self, people: Iterable[str]) -> set[str]:
        """Posts that events name together with these people."""
        return self._nodes(people, Role.POST, Role.FROM_POST)

    def people_at(self, positions: Iterable[str], units: Iterable[str]) -> set[str]:
        """People that events name together with these posts or units."""
        return self._nodes([*positions, *units], Role.WHO)

    def positions_in(self, units: Iterable[str]) -> set[str]:
        """Posts that were created in these units."""
        return {
            node
            for unit in units
            for fact in self._structural[unit].values()
            if fact.effect.structure is Structure.CREATES_POST
            for node in fact.event.nodes(Role.POST)
        }

    def record(
        self, people: Iterable[str], positions: Iterable[str], units: Iterable[str]
    ) -> Record:
        """Every fact about these people, and the structural ones of the posts and their units.

        A fact that names a post and a person is kept with the person: everybody an event names
        at one of these posts is among the people.
        """
        people = list(people)
        near: dict[str, Fact] = {}
        for person in people:
            near |= self._about[person]
        for position in positions:
            near |= self._structural[position]
        homes = set(units)
        for fact in near.values():
            homes |= fact.units
        for unit in homes:
            near |= self._structural[unit]
        return Record(
            facts=tuple(near[key] for key in sorted(near)),
            listings=tuple(each.listing for unit in homes for each in self._listings[unit]),
            same=self._judged.same,
            not_same=self._judged.not_same,
            joined={one: head for one, head in self.joined(people).items() if one != head},
        )


def _keep(kept: list[T], each: T, live: bool) -> None:
    if live and each not in kept:
        kept.append(each)
    elif not live and each in kept:
        kept.remove(each)


def known_at(ledger: Ledger, moment: datetime) -> Known:
    """What of a ledger is known at a moment."""
    known = Known()
    for step in ledger.steps():
        if step.moment <= moment:
            known.take(step)
    return known
