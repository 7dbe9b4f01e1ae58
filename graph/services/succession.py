"""Who held a post, in order, and on whose word?"""

from graph.answers import Clocks, Succession
from graph.services.standing import the_post
from graph.services.stretches import empty_stretches
from graph.store import View, ViewerStore


def succession(store: ViewerStore, post: str, clocks: Clocks, *, by_id: bool = False) -> Succession:
    """The tenures of a post up to a day, the gaps between them, and what does not agree.

    A gap is looked for up to the day the post ended with its unit.

    Parameters
    ----------
    post
        An id, an external id or a unique title; with ``by_id`` only an id.
    clocks
        The day and the moment asked for.

    Raises
    ------
    NotFoundError, AmbiguousError
        The post is not to be found, or not unique.
    """

    def work(view: View) -> Succession:
        found = the_post(view, post, clocks, by_id=by_id)
        tenures = view.holders(found, clocks)
        ended = view.browsing(clocks).ended(found.id)
        return Succession(
            found,
            clocks,
            tuple(tenures),
            empty_stretches(tenures, clocks.as_of, ended),
            tuple(view.conflicts("positions", [found.id], clocks)),
            ended,
        )

    return store.ask("succession", work)
