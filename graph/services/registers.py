"""Which series of imports are there?"""

from graph.papers import RegisterRef
from graph.services.clocks import read_clocks
from graph.store import ViewerStore


def registers(store: ViewerStore) -> list[RegisterRef]:
    """Registers with how many imports each has had and when the last one came."""
    return store.ask("registers", lambda view: view.freshness(read_clocks()).registers())
