"""How fresh is what canbo knows, and is it ready to answer?"""

from graph.answers import Clocks
from graph.papers import Freshness
from graph.store import Store, View, ViewerStore


def freshness(store: ViewerStore, clocks: Clocks) -> Freshness:
    """When a word was last written down, and the last report of each kind and register."""

    def work(view: View) -> Freshness:
        found = view.freshness(clocks)
        return Freshness(
            clocks.known_at,
            found.last_recorded(),
            tuple(found.latest()),
            tuple(found.registers()),
        )

    return store.ask("freshness", work)


def ready(store: Store) -> bool:
    """Whether the database answers, at once, and its schema is this canbo's.

    Raises:
        UnreachableError: it does not answer.
    """
    return store.up_to_date()
