"""What a view finds that is not yet an answer, and by which statements it looks."""

from dataclasses import dataclass
from typing import Final, Literal

from graph.answers import PersonRef, UnitRef
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
        live: whether anything asserted at present names it.
        where: what tells it from others of the same name: its unit, its register.
    """

    id: str
    name: str | None
    external_id: str | None
    live: bool
    where: str = ""


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
