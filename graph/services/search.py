"""Who or what bears a name like this?"""

from typing import Final

from graph.answers import Clocks, Hit
from graph.errors import UsageError
from graph.services.clocks import read_clocks
from graph.services.naming import check_text, find
from graph.services.paging import check_limit
from graph.store import ViewerStore
from graph.told import told

LONGEST: Final = 200
"""Characters one may search for."""


def search(
    store: ViewerStore, text: str, limit: int = 20, clocks: Clocks | None = None
) -> list[Hit]:
    """Units, posts and people by name, without diacritics and with typos, best first.

    Posts come with their unit, people with one in which they may hold a post on the day.
    What has ended by the day asked for is found as well: a search is how one gets to it. What
    nothing had named at the moment asked for is not.

    Raises:
        UsageError: the text holds no letter or digit or cannot be read, or the limit is none.
    """
    check_text(text, LONGEST)
    check_limit(limit)
    if not any(letter.isalnum() for letter in text):
        message = told("There is nothing to search for.")
        raise UsageError(message, told("Give at least one letter or digit."))
    when = clocks or read_clocks()
    return store.ask(
        "search", lambda view: view.browsing(when).placed(find(view, text, limit, when))
    )
