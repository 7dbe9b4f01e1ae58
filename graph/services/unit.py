"""What is in a unit, and who is in post?"""

from collections.abc import Sequence

from graph.answers import Clocks, PostRef, Seat, Tenure, UnitPage, UnitRef
from graph.errors import NotFoundError
from graph.services.naming import resolve
from graph.store import View, ViewerStore
from graph.vocabulary import Mode


def unit_page(store: ViewerStore, unit: str, clocks: Clocks) -> UnitPage:
    """A unit on a day: the units above and below, its posts and holders, empty seats, lineage.

    Parameters
    ----------
    unit
        An id, an external id or a unique name.
    clocks
        The day and the moment asked for.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """

    def work(view: View) -> UnitPage:
        identity = resolve(view, "units", unit, clocks)
        row = view.unit(identity, clocks)
        if row is None:
            message = f"There is no unit {unit!r}."
            raise NotFoundError(message)
        ref = row.ref
        posts = view.posts(ref, clocks)
        present = view.present(posts, clocks)
        return UnitPage(
            unit=ref,
            established_on=row.established_on,
            dissolved_on=row.dissolved_on,
            clocks=clocks,
            above=tuple(view.above(identity, clocks)),
            below=tuple(view.tree(identity, clocks)[1:]),
            seats=tuple(seat(post, present.get(post.id, ())) for post in posts),
            lineage=tuple(view.lineage(identity, clocks)),
            conflicts=tuple(view.conflicts("units", [identity], clocks)),
        )

    return store.ask("unit", work)


def roots(store: ViewerStore, clocks: Clocks) -> list[UnitRef]:
    """Units that are part of no other: where to start looking."""
    return store.ask("roots", lambda view: view.roots(clocks))


def seat(post: PostRef, holders: Sequence[Tenure]) -> Seat:
    """A post with who may hold it, and how many of its seats nobody may be holding in full."""
    full = {held.person.id for held in holders if held.mode == Mode.FULL}
    empty = None if post.seats is None else max(0, post.seats - len(full))
    return Seat(post, tuple(holders), empty, vacant=not holders)
