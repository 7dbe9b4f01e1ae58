"""Which posts did a post's work come from and go to, when its unit was merged or split?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from graph.answers import Clocks, Lineage, PostRef
from graph.dates import ONE_DAY
from graph.store import View, ViewerStore

_LEADING: Final = frozenset({"head", "deputy"})
"""Ranks a unit has one post of: it is told by its rank, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A post like another, in a unit that the other's unit came from or became."""

    post: PostRef
    link: Lineage


def kin(store: ViewerStore, post: PostRef, clocks: Clocks) -> tuple[Kin, ...]:
    """The posts like one in the units its unit came from and became, the earliest first.

    Like it is a post of the same leading rank, else of the same title, on the last day of a unit
    that was before and on the first day of one that came after.
    """
    unit = post.unit
    if unit is None:
        return ()

    def work(view: View) -> tuple[Kin, ...]:
        return tuple(_alike(view, post, view.lineage(unit.id, clocks), clocks))

    return store.ask("kin", work)


def _alike(view: View, post: PostRef, links: Iterable[Lineage], clocks: Clocks) -> Iterator[Kin]:
    for link in links:
        day = link.on - ONE_DAY if link.direction == "came_from" else link.on
        for other in view.posts(link.unit, replace(clocks, as_of=day)):
            if other.id != post.id and _is_like(other, post):
                yield Kin(other, link)


def _is_like(other: PostRef, post: PostRef) -> bool:
    if post.rank in _LEADING:
        return other.rank == post.rank
    return bool(post.title) and other.title == post.title
