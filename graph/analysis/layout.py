"""Where everything in an org graph is drawn: cards in rows below each other, straight wires."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import Final

from graph.analysis.cards import cards
from graph.analysis.outline import Outline, outline
from graph.analysis.pieces import (
    CARD,
    DROP,
    GAP,
    INDENT,
    TRUNK,
    Box,
    Piece,
    Wire,
    hung,
    joined,
    lane,
    moved,
    shelves,
)
from graph.drawings import OrgGraph

WIDE: Final = (860, 680)
"""The room a picture is fitted to on a screen that is wider than high."""

NARROW: Final = 2
"""Cards side by side where the screen is higher than wide."""

_COLUMNS: Final = (3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 21, 24, 28, 32)
_BESIDE: Final = 48
"""Between a unit and what it came from and became."""

_RISE: Final = 10
"""From a post down to the bus of the people in it."""

Cards = Mapping[str, Box]


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture: its size, a card for every node, and wires; (0, 0) is its upper left corner."""

    width: int
    height: int
    boxes: Mapping[str, Box]
    wires: tuple[Wire, ...]


def wide_layout(found: OrgGraph) -> Layout:
    """The layout that is largest when it is fitted to a screen wider than high.

    Parameters
    ----------
    found
        What is to be drawn.

    Returns
    -------
    Layout
        The best of sixteen layouts, from 3 to 32 cards side by side.

    Notes
    -----
    Each takes time linear in the number of nodes. Equal input gives equal coordinates, whatever the
    order of the rows.
    """
    tree, made = outline(found), cards(found)
    return max((_layout(tree, made, columns) for columns in _COLUMNS), key=_fit)


def narrow_layout(found: OrgGraph) -> Layout:
    """The layout for a screen higher than wide: two cards side by side, as long as it takes.

    Parameters
    ----------
    found
        What is to be drawn.

    Returns
    -------
    Layout
        Some 420 wide, so that a phone shows it at a size that can be read.
    """
    return _layout(outline(found), cards(found), NARROW)


def _fit(made: Layout) -> tuple[float, int]:
    return min(WIDE[0] / made.width, WIDE[1] / made.height), -made.width


def _layout(tree: Outline, made: Cards, columns: int) -> Layout:
    whole = _block(tree, made, tree.root, columns)
    strays = shelves([_alone(tree, made, node) for node in tree.strays], _room(columns))
    for row in strays:
        bare = replace(hung(row, 0, 0), wires=())
        whole = joined([whole, moved(bare, 0, whole.height + GAP)], head=whole.head)
    straight = tuple(Wire(tie.source, tie.target, tie.id) for tie in tree.others)
    boxes = {box.id: box for box in whole.boxes}
    return Layout(whole.width, whole.height, boxes, (*whole.wires, *straight))


def _room(columns: int) -> int:
    return columns * (CARD + GAP) - GAP


def _alone(tree: Outline, made: Cards, node: str) -> Piece:
    card = made[node]
    return Piece(card.width, card.height, (card,), head=node, tie=tree.hangs.get(node))


def _block(tree: Outline, made: Cards, unit: str, columns: int) -> Piece:
    """A unit with all that hangs from it: posts with people, then cards of units, then blocks."""
    head = _header(tree, made, unit)
    groups = [_group(tree, made, post, columns) for post in tree.posts[unit]]
    inside = [node for node in tree.units[unit] if _opens(tree, node)]
    leaves = [_alone(tree, made, node) for node in tree.units[unit] if not _opens(tree, node)]
    room, pieces, stops = _room(columns), [head], [head.top.centre[1]]
    down = head.height + GAP
    for row in (*shelves(groups, room), *shelves(leaves, room)):
        pieces.append(moved(hung(row, 0, TRUNK - INDENT), INDENT, down))
        stops.append(down)
        down = pieces[-1].height + GAP
    wires: list[Wire] = []
    for node in inside:
        pieces.append(moved(_block(tree, made, node, columns), INDENT, down))
        stops.append(pieces[-1].top.centre[1])
        wires.append(Wire(node, (TRUNK, stops[-1]), tree.hangs[node]))
        down = pieces[-1].height + GAP
    return replace(joined(pieces, (*wires, *lane(TRUNK, stops)), unit), tie=tree.hangs.get(unit))


def _opens(tree: Outline, unit: str) -> bool:
    return bool(tree.units[unit] or tree.posts[unit] or tree.beside[unit])


def _header(tree: Outline, made: Cards, unit: str) -> Piece:
    """A unit's card, the unit above on top of it, what it came from and became at its right."""
    pieces, wires = [_alone(tree, made, unit)], []
    if unit == tree.root and tree.above:
        pieces = [_alone(tree, made, tree.above)]
        pieces.append(moved(_alone(tree, made, unit), 0, pieces[0].height + DROP))
        wires = [Wire(unit, tree.above, tree.hangs[tree.above])]
    turn, down = CARD + _BESIDE // 2, 0
    stops = [pieces[-1].top.centre[1]]
    for node in tree.beside[unit]:
        pieces.append(moved(_alone(tree, made, node), CARD + _BESIDE, down))
        stops.append(pieces[-1].top.centre[1])
        wires.append(Wire(node, (turn, stops[-1]), tree.hangs[node]))
        down = pieces[-1].height + GAP
    if tree.beside[unit]:
        wires += [Wire(unit, (turn, stops[0])), *lane(turn, sorted(stops))]
    return joined(pieces, wires, unit)


def _group(tree: Outline, made: Cards, post: str, columns: int) -> Piece:
    """A post with the people in it below: one straight below, several in rows."""
    top = _alone(tree, made, post)
    people = [_alone(tree, made, node) for node in tree.people[post]]
    if len(people) == 1:
        one = moved(people[0], 0, top.height + DROP)
        found = joined([top, one], [Wire(one.head, post, one.tie)], post)
        return replace(found, tie=top.tie)
    abreast = min(columns, max(2, ceil(sqrt(1.4 * len(people)))))
    side, down, pieces, stops = -(GAP // 2), top.height + _RISE, [top], []
    for row in shelves(people, _room(abreast)):
        pieces.append(moved(hung(row, 0, side if len(people) > abreast else CARD // 2), 0, down))
        stops.append(down)
        down = pieces[-1].height + GAP // 2
    wires = [Wire(post, (CARD // 2, stops[0])), *lane(side, stops)] if stops else []
    return replace(joined(pieces, wires, post), tie=top.tie)
