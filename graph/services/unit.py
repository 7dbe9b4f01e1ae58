"""What is in a unit, and who is in post?"""

from collections.abc import Sequence
from typing import Final

from graph.answers import Branch, Clocks, PostRef, Seat, Tenure, UnitPage, UnitRef
from graph.errors import UsageError
from graph.services.standing import the_unit
from graph.store import View, ViewerStore
from graph.told import told
from graph.vocabulary import Mode

DEEPEST: Final = 12
"""How many levels of units below one another there may be."""


def unit_page(store: ViewerStore, unit: str, clocks: Clocks, *, by_id: bool = False) -> UnitPage:
    """A unit on a day: the units above and below, its posts and holders, empty seats, lineage.

    Parameters
    ----------
    unit
        An id, an external id or a unique name; with ``by_id`` only an id.
    clocks
        The day and the moment asked for.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """

    def work(view: View) -> UnitPage:
        row = the_unit(view, unit, clocks, by_id=by_id)
        ref = row.ref
        identity = ref.id
        return UnitPage(
            unit=ref,
            established_on=row.established_on,
            dissolved_on=row.dissolved_on,
            clocks=clocks,
            above=tuple(view.above(identity, clocks)),
            below=tuple(view.tree(identity, clocks)[1:]),
            seats=_seats(view, ref, clocks),
            lineage=tuple(view.lineage(identity, clocks)),
            conflicts=tuple(view.conflicts("units", [identity], clocks)),
        )

    return store.ask("unit", work)


def unit_tree(
    store: ViewerStore, unit: str, clocks: Clocks, depth: int = DEEPEST
) -> tuple[UnitRef, list[Branch]]:
    """A unit by its id, and the units below it on a day down to a depth; itself first.

    Raises:
        NotFoundError: there is no unit of that id.
        UsageError: the depth is not 0 to ``DEEPEST``.
    """
    if not 0 <= depth <= DEEPEST:
        message = told("The depth is 0 to %(most)s, not %(depth)s.", most=DEEPEST, depth=depth)
        raise UsageError(message)

    def work(view: View) -> tuple[UnitRef, list[Branch]]:
        ref = the_unit(view, unit, clocks, by_id=True).ref
        return ref, [each for each in view.tree(ref.id, clocks) if each.depth <= depth]

    return store.ask("tree", work)


def unit_posts(store: ViewerStore, unit: str, clocks: Clocks) -> tuple[UnitRef, tuple[Seat, ...]]:
    """A unit by its id, and its posts on a day with who may hold them.

    Raises:
        NotFoundError: there is no unit of that id.
    """

    def work(view: View) -> tuple[UnitRef, tuple[Seat, ...]]:
        ref = the_unit(view, unit, clocks, by_id=True).ref
        return ref, _seats(view, ref, clocks)

    return store.ask("posts", work)


def _seats(view: View, unit: UnitRef, clocks: Clocks) -> tuple[Seat, ...]:
    posts = view.posts(unit, clocks)
    present = view.present(posts, clocks)
    return tuple(seat(post, present.get(post.id, ())) for post in posts)


def roots(store: ViewerStore, clocks: Clocks) -> list[UnitRef]:
    """Units that are part of no other: where to start looking."""
    return store.ask("roots", lambda view: view.browsing(clocks).roots())


def seat(post: PostRef, holders: Sequence[Tenure], *, ended: bool = False) -> Seat:
    """A post with who may hold it, and how many of its seats nobody may be holding in full.

    A post that has ended has no seat that could be empty.
    """
    full = {held.person.id for held in holders if held.mode == Mode.FULL}
    empty = None if post.seats is None or ended else max(0, post.seats - len(full))
    return Seat(post, tuple(holders), empty, vacant=not holders and not ended)
