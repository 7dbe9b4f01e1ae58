"""Posts."""

from api.schemas.common import Clocked, Conflict, Holding, PostRef, Seat, Shape, Stretch


class Positions(Shape):
    """Posts that fit."""

    positions: list[PostRef]


class Position(Seat, Clocked):
    """A post on a day."""

    conflicts: list[Conflict]


class Succession(Clocked):
    """Who held a post, in order."""

    post: PostRef
    tenures: list[Holding]
    gaps: list[Stretch]
    conflicts: list[Conflict]
