"""What may be drawn of a unit: every node and every tie, before the limit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.answers import Clocks, Tenure
from graph.drawings import DrawnPerson, DrawnPost, DrawnUnit, Place, SeatState, Tie, TieKind
from graph.services.unit import seat
from graph.store.drawing import Beside, Placed
from graph.vocabulary import Mode

_ABLE: Final = frozenset({Mode.FULL, Mode.CONCURRENT})
"""Modes in which a post is filled, and not looked after."""

Node = DrawnUnit | DrawnPost | DrawnPerson


@dataclass(frozen=True, slots=True)
class Parts:
    """All that may be drawn: the unit and those below it, nearest first, and what is at each."""

    units: Sequence[DrawnUnit]
    links: Sequence[Tie]
    beside: Mapping[str, Sequence[Beside]]
    posts: Mapping[str, Sequence[Placed]]
    holders: Mapping[str, Sequence[Tenure]]
    clocks: Clocks

    def nodes(self) -> Iterator[Node]:
        """Every node once, in the order in which they are kept."""
        known: set[str] = set()
        root, *others = self.units
        opened = [unit for unit in others if unit.opened]
        for group in ([root], self._at(root), others, *map(self._at, opened)):
            for node in group:
                if node.id not in known:
                    known.add(node.id)
                    yield node

    def _at(self, unit: DrawnUnit) -> Iterator[Node]:
        for each in self.beside.get(unit.id, ()):
            yield DrawnUnit(each.unit, _place(each, unit.id))
        posts = self.posts.get(unit.id, ())
        for placed in posts:
            yield self._post(placed)
        for placed in posts:
            for held in self.holders.get(placed.post.id, ()):
                yield DrawnPerson(held.person)

    def _post(self, placed: Placed) -> DrawnPost:
        holders = self.holders.get(placed.post.id, ())
        sure = [held for held in holders if _sure(held, self.clocks)]
        if any(held.mode in _ABLE for held in sure):
            state = SeatState.HELD
        elif holders:
            state = SeatState.ACTING if sure else SeatState.UNSURE
        else:
            state = SeatState.VACANT if placed.ever_held else SeatState.UNKNOWN
        return DrawnPost(placed.post, state, seat(placed.post, holders).empty)

    def ties(self) -> Iterator[Tie]:
        """Every tie between nodes, drawn or not."""
        yield from self.links
        for beside in self.beside.values():
            yield from (each.link for each in beside)
        for posts in self.posts.values():
            yield from (placed.link for placed in posts)
        for holders in self.holders.values():
            yield from (_held(held, self.clocks) for held in holders)


def _place(near: Beside, of: str) -> Place:
    if near.above:
        return Place.ABOVE
    return Place.EARLIER if near.link.target == of else Place.LATER


def _sure(held: Tenure, clocks: Clocks) -> bool:
    begins, ends = held.sure
    return (begins is None or begins <= clocks.as_of) and (ends is None or ends > clocks.as_of)


def _held(held: Tenure, clocks: Clocks) -> Tie:
    return Tie(
        TieKind.HOLDS,
        held.person.id,
        held.post.id,
        start=held.start,
        end=held.end,
        mode=held.mode,
        start_basis=held.start_basis,
        events=(held.opened_by,),
        end_basis=held.end_basis,
        sure=_sure(held, clocks),
        seen_by=None if held.start else held.sure[0],
        term_to=held.term_to,
        returns_on=held.returns_on,
    )
