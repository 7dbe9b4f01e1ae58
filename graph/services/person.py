"""Who is this, and what do they hold?"""

from graph.answers import Clocks
from graph.papers import PersonPage
from graph.services.standing import the_person
from graph.store import View, ViewerStore


def person_page(
    store: ViewerStore, person: str, clocks: Clocks, *, by_id: bool = False
) -> PersonPage:
    """A person on a day: the posts they may hold, and what does not agree.

    Parameters
    ----------
    person
        An id, an external id or a unique name; with ``by_id`` only an id.
    clocks
        The day and the moment asked for.

    Raises
    ------
    NotFoundError, AmbiguousError
        The person is not to be found, or not unique.
    """

    def work(view: View) -> PersonPage:
        found = the_person(view, person, clocks, by_id=by_id)
        holds = [
            held
            for held in view.career(found.ref, clocks)
            if held.widest[1] is None or held.widest[1] > clocks.as_of
        ]
        clashes = tuple(view.conflicts("people", [found.ref.id], clocks))
        return PersonPage(found.ref, found.service_to, clocks, tuple(holds), clashes)

    return store.ask("person", work)
