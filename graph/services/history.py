"""Where has a person been?"""

from graph.answers import Clocks, History
from graph.dates import parse_date
from graph.services.standing import the_person
from graph.services.stretches import empty_stretches, overlaps
from graph.store import View, ViewerStore


def history(store: ViewerStore, person: str, clocks: Clocks, *, by_id: bool = False) -> History:
    """The tenures of a person up to a day, gaps, overlaps, and what does not agree.

    A gap is looked for up to the day the person left the service, where that is known.

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

    def work(view: View) -> History:
        found = the_person(view, person, clocks, by_id=by_id)
        tenures = view.career(found.ref, clocks)
        left = parse_date(found.service_to).earliest if found.service_to else None
        return History(
            found.ref,
            clocks,
            tuple(tenures),
            empty_stretches(tenures, clocks.as_of, left),
            overlaps(tenures, clocks.as_of),
            tuple(view.conflicts("people", [found.ref.id], clocks)),
        )

    return store.ask("history", work)
