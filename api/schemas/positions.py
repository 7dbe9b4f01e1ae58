"""Posts."""

from datetime import date

from pydantic import Field

from api.schemas.common import Clocked, Conflict, Holding, PostRef, Seat, Shape, Stretch
from api.schemas.heard import Signal


class Positions(Shape):
    """Posts that fit."""

    positions: list[PostRef]


class Position(Seat, Clocked):
    """A post on a day."""

    ended_on: date | None = Field(description="The day its unit had ended on by the day asked for.")
    conflicts: list[Conflict]
    signals: list[Signal] = Field(
        description="What is heard of it and not confirmed; it changes nothing above."
    )


class Succession(Clocked):
    """Who held a post, in order."""

    post: PostRef
    ended_on: date | None = Field(description="The day its unit had ended on by the day asked for.")
    tenures: list[Holding]
    gaps: list[Stretch]
    conflicts: list[Conflict]
    signals: list[Signal] = Field(
        description="What is heard of it and not confirmed; it changes nothing above."
    )
