"""What is this post, and who is in it?"""

from graph.answers import Clocks
from graph.papers import PostPage
from graph.services.standing import the_post
from graph.services.unit import seat
from graph.store import View, ViewerStore


def post_page(store: ViewerStore, post: str, clocks: Clocks, *, by_id: bool = False) -> PostPage:
    """A post on a day: its unit, who may hold it, its empty seats, and what does not agree.

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

    def work(view: View) -> PostPage:
        found = the_post(view, post, clocks, by_id=by_id)
        present = view.present([found], clocks)
        clashes = tuple(view.conflicts("positions", [found.id], clocks))
        ended = view.browsing(clocks).ended(found.id)
        held = seat(found, present.get(found.id, ()), ended=ended is not None)
        return PostPage(clocks, held, clashes, ended)

    return store.ask("post", work)
