"""People."""

from datetime import date

from pydantic import Field

from api.schemas.common import (
    Clocked,
    Conflict,
    Held,
    PartialDate,
    PersonRef,
    PostRef,
    Shape,
    Stretch,
    UnitRef,
)
from api.schemas.heard import Signal


class People(Shape):
    """People that fit."""

    people: list[PersonRef]


class Person(Clocked):
    """A person on a day."""

    person: PersonRef
    left_service: PartialDate | None = Field(description="When they left the service.")
    holds: list[Held] = Field(description="The posts they may hold that day.")
    conflicts: list[Conflict]
    signals: list[Signal] = Field(
        description="What is heard of it and not confirmed; it changes nothing above."
    )


class Stay(Held):
    """A post the person held, and the unit it is in."""

    unit: UnitRef | None


class Overlap(Shape):
    """Days on which several posts were certainly held."""

    from_: date = Field(alias="from")
    to: date | None
    posts: list[PostRef]


class History(Clocked):
    """Where a person has been."""

    person: PersonRef
    tenures: list[Stay]
    gaps: list[Stretch]
    overlaps: list[Overlap]
    conflicts: list[Conflict]
    signals: list[Signal] = Field(
        description="What is heard of it and not confirmed; it changes nothing above."
    )
