"""Conflicts as a reader needs them: what does not agree, about whom, and who says what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.answers import Clash, Hit, PersonRef, Word
from graph.papers import Happening
from viz.happenings import detail
from viz.words import Words

_DATED: Final = frozenset(
    {"start_differs", "end_differs", "end_before_start", "seen_after_end", "seen_before_start",
     "end_unmatched", "held_after_close"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what is said, and the reports that say all of it."""

    said: tuple[str, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict in words.

    Attributes:
        about: the units, posts and people concerned, as kind, id and name.
        span: the stretch of days it is about; empty where it is about none.
    """

    what: str
    about: tuple[tuple[str, str, str], ...]
    span: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What conflicts speak of, by id: the units, posts and people, and the events."""

    called: Mapping[str, Hit]
    happened: Mapping[str, Happening]


def disputes(clashes: Iterable[Clash], context: Context, words: Words) -> tuple[Dispute, ...]:
    """Conflicts in words."""
    return tuple(
        Dispute(
            _what(clash, words),
            _about(clash, context.called),
            _span(clash, words),
            _sides(clash, context.happened, words),
        )
        for clash in clashes
    )


def nodes_of(clashes: Iterable[Clash]) -> list[str]:
    """The ids of all that conflicts are about."""
    return sorted({node for clash in clashes for node in clash.nodes})


def events_of(clashes: Iterable[Clash]) -> list[str]:
    """The ids of all events that conflicts are made of."""
    return sorted({event for clash in clashes for event in clash.events})


def _what(clash: Clash, words: Words) -> str:
    what = words.conflict(clash.code)
    if clash.code == "attribute_differs":
        return f"{what}: {words.attribute(clash.values[0])}"
    if clash.code == "seats_exceeded":
        people, _, seats = clash.values[0].partition("/")
        return words.say(
            "%(what)s: %(people)s people, %(seats)s seats", what=what, people=people, seats=seats
        )
    return what


def _about(clash: Clash, called: Mapping[str, Hit]) -> tuple[tuple[str, str, str], ...]:
    found = (called.get(node) for node in clash.nodes)
    return tuple((hit.kind, hit.id, hit.name or hit.id) for hit in found if hit)


def _span(clash: Clash, words: Words) -> str:
    if clash.start is None:
        return ""
    begins = words.day(clash.start)
    if clash.end is None:
        return words.say("from %(day)s", day=begins)
    return words.say(
        "from %(from)s until before %(to)s", **{"from": begins, "to": words.day(clash.end)}
    )


def _sides(clash: Clash, happened: Mapping[str, Happening], words: Words) -> tuple[Side, ...]:
    """A side for each event, those that the same reports tell together; a date stands with it."""
    dates = _dates(clash, words) or _values(clash, happened, words)
    by_event: dict[str, list[Word]] = {}
    for word in clash.evidence:
        by_event.setdefault(word.event, []).append(word)
    sides: dict[tuple[str, ...], tuple[list[str], list[Word]]] = {}
    for event in clash.events:
        told = by_event.get(event)
        if not told:
            continue
        said = dates.get(event) or _event(happened.get(event), told[0], words)
        key = tuple(sorted(word.report for word in told)) if event not in dates else (event,)
        sides.setdefault(key, ([], told))[0].append(said)
    return tuple(Side(tuple(said), tuple(told)) for said, told in sides.values())


def _dates(clash: Clash, words: Words) -> Mapping[str, str]:
    if clash.code not in _DATED or len(clash.values) != len(clash.events):
        return {}
    paired = zip(clash.events, clash.values, strict=True)
    return {event: words.day(value) for event, value in paired if value}


def _values(clash: Clash, happened: Mapping[str, Happening], words: Words) -> Mapping[str, str]:
    if clash.code != "attribute_differs":
        return {}
    name = clash.values[0]
    told = {event: happened[event].details.get(name) for event in clash.events if event in happened}
    return {event: detail(name, value, words).text for event, value in told.items() if value}


def _event(event: Happening | None, word: Word, words: Words) -> str:
    people = (
        [part.node for part in event.parts if isinstance(part.node, PersonRef)] if event else []
    )
    who = ", ".join(person.name or person.id for person in people)
    what = " ".join(part for part in (words.event(word.kind), who) if part)
    return ", ".join(part for part in (what, words.day(word.on)) if part)
