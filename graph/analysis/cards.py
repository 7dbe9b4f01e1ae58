"""The cards of a drawing: what is written on them, and so how large they are."""

from collections.abc import Mapping
from typing import Final

from graph.analysis.pieces import CARD, Box
from graph.analysis.text import wrapped
from graph.drawings import DrawnUnit, OrgGraph, Place, TieKind

NAME_SIZE: Final = 13
NAME_LINE: Final = 17
NOTE_LINE: Final = 15
PADDING: Final = 8
ICON: Final = 19
"""The room the sign of a person takes at the left of the name."""

_UNIT_LINES: Final = 3
_LINES: Final = 2


def cards(found: OrgGraph) -> Mapping[str, Box]:
    """A card for every node, at (0, 0), by id.

    Notes
    -----
    Every card has room for one line of a note below the name: what is hidden, how a post stands,
    since when. What the note says depends on the language; the size does not.
    """
    names = {unit.id: unit.ref.name for unit in found.units}
    above = {tie.source: names.get(tie.target) for tie in found.ties if tie.kind is TieKind.PART_OF}
    made = [_card(unit.id, _short(unit, above.get(unit.id)), _UNIT_LINES) for unit in found.units]
    made += [_card(post.id, post.ref.title or post.id, _LINES) for post in found.posts]
    made += [_card(each.id, each.ref.name or each.id, _LINES, ICON) for each in found.people]
    return {card.id: card for card in made}


def _card(node: str, name: str, lines: int, icon: int = 0) -> Box:
    told = wrapped(name, CARD - 2 * PADDING - icon, NAME_SIZE, lines)
    height = 2 * PADDING + NAME_LINE * len(told) + NOTE_LINE
    return Box(node, 0, 0, CARD, height + height % 2, told)


def _short(unit: DrawnUnit, above: str | None) -> str:
    """A unit's name without the tail that only repeats where it is drawn."""
    name = unit.ref.name or unit.id
    own, comma, tail = name.rpartition(", ")
    repeats = comma and above and above.endswith(tail.strip())
    return own if repeats and unit.place is Place.BELOW else name
