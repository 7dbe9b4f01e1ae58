"""Units."""

from datetime import date
from typing import Literal

from pydantic import Field

from api.schemas.common import Clocked, Conflict, PartialDate, Seat, Shape, UnitRef
from api.schemas.heard import Signal


class Units(Shape):
    """Units: those at the top, or those that fit."""

    units: list[UnitRef]


class Branch(UnitRef):
    """A unit below another."""

    parent: str | None = Field(description="The unit it is part of; null for the one asked for.")
    depth: int = Field(description="How many levels below the one asked for.")


class Lineage(Shape):
    """What a unit became, or came from."""

    unit: UnitRef
    on: date
    how: str = Field(description="By a merger or a split.")
    direction: Literal["became", "came_from"]


class Unit(Clocked):
    """A unit on a day."""

    unit: UnitRef
    established_on: PartialDate | None
    dissolved_on: PartialDate | None
    above: list[UnitRef] = Field(description="Units above, the nearest first.")
    below: list[Branch] = Field(description="Units below, by depth.")
    posts: list[Seat]
    lineage: list[Lineage]
    conflicts: list[Conflict]
    signals: list[Signal] = Field(
        description="What is heard of it and not confirmed; it changes nothing above."
    )


class Tree(Clocked):
    """A unit and the units below it, as a flat list, itself first."""

    unit: UnitRef
    branches: list[Branch]


class UnitPosts(Clocked):
    """The posts of a unit, and who is in them."""

    unit: UnitRef
    posts: list[Seat]
