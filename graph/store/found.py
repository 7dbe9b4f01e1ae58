"""What a view finds besides answers, and by which statements it looks."""

from dataclasses import dataclass
from typing import Final, Literal

from graph.answers import Hit, PersonRef, PostRef, UnitRef
from graph.dates import OPEN_MOMENT

Kind = Literal["people", "positions", "units"]

KEYS: Final[dict[Kind, str]] = {
    "people": "people.list_by_key",
    "positions": "positions.list_by_key",
    "units": "units.list_by_key",
}
STANDING: Final[dict[Kind, dict[str, object]]] = {
    "people": {},
    "positions": {"open": OPEN_MOMENT},
    "units": {},
}
CONFLICTS: Final[dict[Kind, str]] = {
    "people": "conflicts.list_of_people",
    "positions": "conflicts.list_of_positions",
    "units": "conflicts.list_of_units",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A node that a key may stand for.

    Attributes:
        id: the node it stands for; for a joined record, the person it is projected as.
        live: whether anything asserted at the moment asked for names it.
        where: what tells it from others of the same name: its unit, its register.
        record: the record the key was found on: the node's own, or one joined into it.
    """

    id: str
    name: str | None
    external_id: str | None
    live: bool
    where: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as read: named, with the day they left the service, where known."""

    ref: PersonRef
    service_to: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: named, with its life span as written."""

    ref: UnitRef
    established_on: str | None
    dissolved_on: str | None


@dataclass(frozen=True, slots=True)
class Twig:
    """A unit in the tree of a day.

    Attributes:
        children: how many units are directly below it.
        units: how many are below it in all.
        people: how many may be in post in it and below it.
        below: those directly below, where the branch is open.
    """

    unit: UnitRef
    children: int
    units: int
    people: int
    below: tuple["Twig", ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Something a search found, with what tells it from its namesakes on a day.

    Attributes:
        unit_kind: what kind of unit it is.
        above: the unit it is part of, or in.
        posts: the posts a person may hold, each with how.
        ended_on: when the unit ended, where that lies before the day.
    """

    hit: Hit
    unit_kind: str | None = None
    above: UnitRef | None = None
    posts: tuple[tuple[PostRef, str], ...] = ()
    ended_on: str | None = None
