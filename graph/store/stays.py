"""Somebody in a post on a day, as lists of what falls due read it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from graph.dates import PartialDate, parse_date
from graph.projection import Attributes, project
from graph.rules.service import Person
from graph.store.evidence import GraphEvidence
from graph.store.runner import Row
from graph.vocabulary import KINDS

_ATTRIBUTES: Final = ("birth_date", "sex", "service_to")
_TELLING: Final = [
    code for code, kind in KINDS.items() if not kind.effect.sets.keys().isdisjoint(_ATTRIBUTES)
]
"""Kinds of event that say when somebody was born, of which sex they are or when they leave."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody in a post on the day.

    Attributes:
        who: birth, sex and the day of leaving the service, as far as the viewer may know them.
        personal: whether what is personal of them is for the viewer.
    """

    person: str
    who: Person
    personal: bool
    post: str
    rank: str | None
    unit: str
    unit_kind: str | None
    mode: str


@dataclass(frozen=True, slots=True)
class Stay(Serving):
    """The same with what the rules ask about how long.

    Attributes:
        start: as written; None where unknown.
        seen: the first day on which it certainly ran.
        terms: as written, ``start/end``.
    """

    title: str
    start: PartialDate | None
    seen: date
    term_to: date | None
    terms: tuple[str, ...]
    events: tuple[str, ...]


S = TypeVar("S", bound=Serving)


def serving_of(row: Row, who: Person) -> Serving:
    """Somebody in a post as they are read for a viewer who may know them."""
    return Serving(
        row["person_id"],
        who,
        True,
        row["position_id"],
        row["rank"],
        row["unit_id"],
        row["unit_kind"],
        row["mode"],
    )


def stay_of(row: Row, who: Person, *, personal: bool) -> Stay:
    """A stay as it is read."""
    return Stay(
        row["person_id"],
        who,
        personal,
        row["position_id"],
        row["rank"],
        row["unit_id"],
        row["unit_kind"],
        row["mode"],
        row["title"] or "",
        _read(row["start"]),
        row["seen"],
        row["term_to"],
        tuple(row["terms"]),
        tuple(row["events"]),
    )


def person_of(
    born: str | None, sex: str | None, leaves: str | None, as_of: date, *, personal: bool
) -> Person:
    """What the rules ask about somebody who serves on a day; what is personal is only told if so.

    Whoever serves after the day they left came back, and it says no more.
    """
    last = _read(leaves)
    return Person(
        _read(born) if personal else None,
        sex if personal else None,
        last.latest if last and last.latest > as_of else None,
    )


def as_known(
    evidence: GraphEvidence, people: Collection[str], as_of: date
) -> Mapping[tuple[str, bool], Person]:
    """Everybody as known at the moment of the evidence, as told with and without the personal."""
    found = project(evidence.told(people, _TELLING)).people
    return {
        (person, personal): person_of(*_texts(found.get(person, {})), as_of, personal=personal)
        for person in people
        for personal in (False, True)
    }


def with_person(stay: S, told: Mapping[tuple[str, bool], Person]) -> S:
    """The same with who it is, as known then."""
    return replace(stay, who=told[stay.person, stay.personal])


def _texts(attributes: Attributes) -> tuple[str | None, str | None, str | None]:
    born, sex, leaves = (attributes.get(name) for name in _ATTRIBUTES)
    return _text(born), _text(sex), _text(leaves)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _read(text: str | None) -> PartialDate | None:
    """A date as written; one that is none says nothing."""
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None
