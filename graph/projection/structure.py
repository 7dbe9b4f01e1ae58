"""Units and posts from the events that found, name, merge, split and end them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from graph.dates import OPEN_END, UNKNOWN_START
from graph.projection.attributes import disputed
from graph.projection.record import (
    BECAME,
    PART_OF,
    PLACED_IN,
    Attributes,
    Conflict,
    Fact,
    Posts,
    Record,
    Span,
    Touched,
)
from graph.vocabulary import KINDS, Role, Structure

_BECOMES = {Structure.MERGES: "merge", Structure.SPLITS: "split"}
_UNIT_DETAILS = ("name", "kind", "lat", "lon")
_POST_DETAILS = ("title", "rank")

_STRUCTURE = {code: kind.effect.structure for code, kind in KINDS.items() if kind.effect.structure}

Grouped = Mapping[str, Mapping[Structure, Sequence[Fact]]]


def structural(record: Record) -> Grouped:
    """Structural facts by the unit or post each is about."""
    found: dict[str, dict[Structure, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in record.facts:
        structure = _STRUCTURE.get(fact.event.kind)
        if structure is None:
            continue
        for node in fact.event.nodes(_subject(structure)):
            found[node][structure].append(fact)
    return found


def _subject(structure: Structure) -> Role:
    if structure in _BECOMES:
        return Role.FROM_UNIT
    if structure in {Structure.CREATES_POST, Structure.SETS_SEATS}:
        return Role.POST
    return Role.UNIT


def _on(fact: Fact) -> date:
    """The day a fact takes effect, for ordering: its own, else before all that is dated."""
    return fact.event.on.earliest if fact.event.on else UNKNOWN_START


def _latest(facts: Sequence[Fact]) -> Fact | None:
    return max(facts, key=lambda fact: fact.weight, default=None)


def posts_of(grouped: Grouped) -> Posts:
    """What the tenures need to know of posts."""
    unit: dict[str, str] = {}
    seats: dict[str, tuple[tuple[date, int | None], ...]] = {}
    closed: dict[str, tuple[Fact, ...]] = {}
    for node, facts in grouped.items():
        created = _latest(facts.get(Structure.CREATES_POST, ()))
        if created and (place := created.event.node(Role.UNIT)):
            unit[node] = place
        if numbers := _seats(created, facts.get(Structure.SETS_SEATS, ())):
            seats[node] = numbers
        if ends := _closings(node, facts):
            closed[node] = tuple(ends)
    return Posts(unit, seats, closed)


def _closings(node: str, facts: Mapping[Structure, Sequence[Fact]]) -> list[Fact]:
    merged = [f for f in facts.get(Structure.MERGES, ()) if node not in f.event.nodes(Role.UNIT)]
    ends = [*merged, *facts.get(Structure.ENDS, ())]
    return sorted((end for end in ends if end.event.on), key=lambda end: (_on(end), end.event.id))


def _seats(created: Fact | None, changes: Sequence[Fact]) -> tuple[tuple[date, int | None], ...]:
    dated: dict[date, tuple[tuple[object, ...], int | None]] = {}
    for fact in ([created] if created else []) + list(changes):
        number = fact.event.details.get("seats")
        if fact.event.kind == "post_created" and number is None:
            continue
        since = UNKNOWN_START if fact is created else _on(fact)
        known = dated.get(since)
        if known is None or fact.weight > known[0]:
            dated[since] = (fact.weight, number if isinstance(number, int) else None)
    return tuple((since, number) for since, (_, number) in sorted(dated.items()))


def structure(
    grouped: Grouped, posts: Posts, scope: Touched | None
) -> tuple[list[Span], list[Conflict], dict[str, Attributes], dict[str, Attributes]]:
    """Links between units and posts, conflicts, and the attributes of posts and of units."""
    spans: list[Span] = []
    conflicts: list[Conflict] = []
    positions: dict[str, Attributes] = {}
    units: dict[str, Attributes] = {}
    for node, facts in sorted(grouped.items()):
        if scope and node not in scope.positions and node not in scope.units:
            continue
        if created := _latest(facts.get(Structure.CREATES_POST, ())):
            conflicts += disputed(node, facts[Structure.CREATES_POST], _POST_DETAILS)
            positions[node] = _position(node, created, posts)
            spans.append(_placement(node, created, posts))
        if founded := _latest(facts.get(Structure.FOUNDS, ())):
            conflicts += disputed(node, facts[Structure.FOUNDS], _UNIT_DETAILS)
            units[node] = _unit(node, founded, facts)
            spans += _parents(node, founded, facts)
        spans += _successors(node, facts)
    return spans, conflicts, positions, units


def _position(node: str, created: Fact, posts: Posts) -> Attributes:
    details = created.event.details
    numbers = posts.seats.get(node, ())
    return {
        "title": details.get("title"),
        "rank": details.get("rank"),
        "seats": numbers[-1][1] if numbers else None,
        "seats_since": tuple(since for since, _ in numbers),
        "seats_numbers": tuple(number or 0 for _, number in numbers),
    }


def _placement(node: str, created: Fact, posts: Posts) -> Span:
    unit = posts.unit[node]
    ends = [_on(fact) for fact in posts.closed.get(unit, ())]
    return Span(
        type=PLACED_IN,
        source=node,
        target=unit,
        valid_from=_on(created),
        valid_to=min(ends, default=OPEN_END),
        events=(created.event.id,),
    )


def _unit(node: str, founded: Fact, facts: Mapping[Structure, Sequence[Fact]]) -> Attributes:
    details = founded.event.details
    names = {_on(founded): str(details["name"])} if details.get("name") else {}
    for fact in sorted(facts.get(Structure.NAMES, ()), key=lambda each: each.weight):
        names[_on(fact)] = str(fact.event.details["name"])
    dated = sorted(names.items())
    ends = _closings(node, facts)
    return {
        "name": dated[-1][1] if dated else None,
        "names": tuple(name for _, name in dated),
        "names_since": tuple(since for since, _ in dated),
        "kind": details.get("kind"),
        "lat": details.get("lat"),
        "lon": details.get("lon"),
        "established_on": founded.event.on.text if founded.event.on else None,
        "dissolved_on": ends[0].event.on.text if ends and ends[0].event.on else None,
    }


def _parents(node: str, founded: Fact, facts: Mapping[Structure, Sequence[Fact]]) -> list[Span]:
    ends = [_on(fact) for fact in _closings(node, facts)]
    return [
        Span(
            type=PART_OF,
            source=node,
            target=parent,
            valid_from=_on(founded),
            valid_to=min(ends, default=OPEN_END),
            events=(founded.event.id,),
        )
        for parent in founded.event.nodes(Role.PARENT)
    ]


def _successors(node: str, facts: Mapping[Structure, Sequence[Fact]]) -> list[Span]:
    return [
        Span(
            type=BECAME,
            source=node,
            target=successor,
            valid_from=_on(fact),
            mode=how,
            events=(fact.event.id,),
        )
        for structure, how in _BECOMES.items()
        for fact in facts.get(structure, ())
        for successor in fact.event.nodes(Role.UNIT)
        if successor != node
    ]
