"""Pieces of a picture: boxes and the straight wires between them, put side by side and below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

CARD: Final = 186
"""The width of every card."""

GAP: Final = 14
"""Between two cards side by side."""

DROP: Final = 22
"""From a bus down to the cards that hang from it: room for one line of text."""

INDENT: Final = 28
TRUNK: Final = 10
"""How far what is in a unit stands in, and where in that room its trunk runs down."""

Point = tuple[int, int]
End = str | Point


@dataclass(frozen=True, slots=True)
class Box:
    """A card: its left and top edge, its size, and the lines of its name."""

    id: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...] = ()

    @property
    def centre(self) -> Point:
        """The middle."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Wire:
    """A straight line between cards (named by id) or points.

    Attributes:
        tie: the tie it stands for; None for the part several ties share.
    """

    start: End
    end: End
    tie: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Boxes and wires within a rectangle that begins at (0, 0).

    Attributes:
        head: the card by which it hangs.
        tie: the tie by which that card hangs.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...] = ()
    head: str = ""
    tie: str | None = None

    @property
    def top(self) -> Box:
        """The card by which it hangs."""
        return next(box for box in self.boxes if box.id == self.head)


def moved(piece: Piece, right: int, down: int) -> Piece:
    """The same piece elsewhere; its rectangle grows with it."""

    def end(one: End) -> End:
        return one if isinstance(one, str) else (one[0] + right, one[1] + down)

    return replace(
        piece,
        width=piece.width + right,
        height=piece.height + down,
        # Made anew by hand: ``replace`` takes five times as long, and most of a layout is this.
        boxes=tuple(
            Box(box.id, box.x + right, box.y + down, box.width, box.height, box.lines)
            for box in piece.boxes
        ),
        wires=tuple(Wire(end(each.start), end(each.end), each.tie) for each in piece.wires),
    )


def joined(pieces: Iterable[Piece], wires: Iterable[Wire] = (), head: str = "") -> Piece:
    """Pieces that already lie where they belong, as one."""
    found = list(pieces)
    return Piece(
        max((each.width for each in found), default=0),
        max((each.height for each in found), default=0),
        tuple(box for each in found for box in each.boxes),
        (*(wire for each in found for wire in each.wires), *wires),
        head,
    )


def shelves(pieces: Sequence[Piece], width: int) -> list[list[Piece]]:
    """Pieces in rows no wider than asked for, in their order; a wider one has a row of its own."""
    rows: list[list[Piece]] = []
    room = 0
    for piece in pieces:
        if not rows or piece.width + GAP > room:
            rows.append([])
            room = width + GAP
        rows[-1].append(piece)
        room -= piece.width + GAP
    return rows


def hung(pieces: Sequence[Piece], bus: int, lane: int) -> Piece:
    """Pieces side by side below a bus at a height, joined to a lane at their left."""
    found: list[Piece] = []
    right = 0
    for piece in pieces:
        found.append(moved(piece, right, bus + DROP))
        right += piece.width + GAP
    points = [(each.top.centre[0], bus) for each in found]
    drops = [Wire(each.head, at, each.tie) for each, at in zip(found, points, strict=True)]
    stops = sorted({(lane, bus), *points})
    along = [Wire(*pair) for pair in pairwise(stops)]
    return joined(found, (*drops, *along))


def lane(x: int, heights: Sequence[int]) -> list[Wire]:
    """A vertical line through these heights, each part a wire of its own."""
    return [Wire((x, one), (x, two)) for one, two in pairwise(heights) if one != two]
