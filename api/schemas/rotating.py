"""Where people have been and go."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.common import (
    Clocked,
    Holding,
    PartialDate,
    PersonRef,
    PostRef,
    Shape,
    UnitRef,
    Word,
)
from api.schemas.succeeding import Grounds


class Place(Shape):
    """A post with its unit, or a unit alone."""

    post: PostRef | None
    unit: UnitRef | None


class Away(Grounds):
    """One rotation or secondment; the verdict is of the rule for its kind."""

    kind: Literal["rotated", "seconded"]
    from_: PartialDate | None = Field(alias="from")
    returns_on: PartialDate | None = Field(description="The planned return.")
    ended: date | None = Field(description="The day it was over by; null while it lasts.")
    to_place: Place | None
    origin: Place | None
    purpose: str | None
    months: int | None = Field(description="Full months served.")
    overdue: bool = Field(description="The planned return has passed, and nobody came back.")
    limit_on: date | None = Field(
        description="From then on a rotation has lasted long enough, a secondment too long."
    )
    event: str
    evidence: list[Word]


class Stay(Grounds):
    """How long a post has been held; yes: to be looked at."""

    post: PostRef
    from_: PartialDate | None = Field(alias="from")
    months: int | None
    due_on: date | None
    status: str | None


class Rotations(Clocked):
    """A person's rotations and secondments, and stays that are long."""

    person: PersonRef
    rotations: list[Away]
    stays: list[Stay]


class Flow(Shape):
    """People who went from one unit to another in a year."""

    year: int
    origin: UnitRef
    to: UnitRef
    moves: int
    rose: int = Field(description="How many of them to a higher post.")


class Traffic(Shape):
    """What came into a unit and went out of it."""

    unit: UnitRef
    came: int
    went: int
    rose: int


class Flows(Clocked):
    """Moves between units, newest year first."""

    unit: UnitRef
    flows: list[Flow]
    feeders: list[Traffic]
    dead_ends: list[Traffic]


class Served(Shape):
    """Days two people certainly served in one unit."""

    unit: UnitRef
    from_: date = Field(alias="from")
    to: date | None


class Colleague(Shape):
    """Somebody a person served with."""

    person: PersonRef
    months: int
    stretches: list[Served]


class Colleagues(Clocked):
    """Whom a person served with, the longest first."""

    person: PersonRef
    total: int
    colleagues: list[Colleague]


class LineUnit(Shape):
    """A unit of a line; a negative distance: before the one asked for."""

    unit: UnitRef
    distance: int
    established_on: str | None
    dissolved_on: str | None


class Head(Holding):
    """Who led one of them."""

    post: PostRef


class Line(Clocked):
    """Who led a unit, through mergers and splits."""

    unit: UnitRef
    units: list[LineUnit]
    heads: list[Head]
