"""Attributes of people from the events that set them: the latest word counts, per attribute."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from graph.model import Json
from graph.projection.memo import Memo
from graph.projection.record import Attributes, Conflict, Fact, Record, Touched
from graph.vocabulary import KINDS, Role

_Ranked = tuple[tuple[date, tuple[bool, date, str, str]], Json]


Told = tuple[Attributes, Sequence[Conflict]]


def people(
    record: Record, scope: Touched | None, memo: Memo
) -> tuple[dict[str, Attributes], list[Conflict]]:
    """The attributes of every person in scope, and what reports say differently of them.

    A joined record keeps its own attributes and names the person it is projected as; that person
    has the attributes of all.
    """
    own: dict[str, list[Fact]] = defaultdict(list)
    for fact in record.facts:
        if who := fact.node(Role.WHO):
            for person in {who, record.joined.get(who, who)}:
                if scope is None or person in scope.people:
                    own[person] += [fact] if fact.effect.sets else []
    attributes: dict[str, Attributes] = {}
    conflicts: list[Conflict] = []
    for person, facts in own.items():
        part = ("attributes", person)
        attributes[person], more = memo.of(part, _told, person, facts, record.joined.get(person))
        conflicts += more
    return attributes, conflicts


def _told(person: str, facts: Sequence[Fact], joined_into: str | None) -> Told:
    attributes: Attributes = {**_attributes(facts), "joined_into": joined_into}
    if joined_into is not None:
        return attributes, ()
    recorded = [fact for fact in facts if fact.event.kind == "recorded"]
    return attributes, disputed(person, recorded, tuple(KINDS["recorded"].effect.sets))


def _attributes(facts: Sequence[Fact]) -> dict[str, Json]:
    best: dict[str, _Ranked] = {}
    for fact in facts:
        for name, source in fact.effect.sets.items():
            value = _value(fact, source)
            rank = (fact.seen_on if fact.event.on else date.min, fact.weight)
            if value is not None and (name not in best or rank > best[name][0]):
                best[name] = (rank, value)
    return {name: value for name, (_, value) in best.items()}


def _value(fact: Fact, source: str) -> Json:
    if source != "@on":
        return fact.event.details.get(source)
    return fact.event.on.text if fact.event.on else None


def disputed(node: str, facts: Sequence[Fact], names: Sequence[str]) -> list[Conflict]:
    """One conflict per attribute for which different origins give different values."""
    conflicts: list[Conflict] = []
    if len(facts) < 2:
        return conflicts
    for name in names:
        said = [(str(fact.event.details[name]), fact) for fact in facts
                if fact.event.details.get(name) is not None]  # fmt: skip
        said.sort(key=lambda pair: (pair[0], pair[1].event.id))
        if any(
            one != other and not first.origins & second.origins
            for one, first in said
            for other, second in said
        ):
            values = (name, *dict.fromkeys(value for value, _ in said))
            events = tuple(fact.event.id for _, fact in said)
            conflicts.append(Conflict("attribute_differs", (node,), values, events))
    return conflicts
