"""The one unit, post or person a question is about, found and named."""

from graph.answers import Clocks, PostRef
from graph.errors import NotFoundError
from graph.services.naming import resolve
from graph.store import View
from graph.store.found import Person, Unit
from graph.told import quoted, told


def the_unit(view: View, text: str, clocks: Clocks, *, by_id: bool = False) -> Unit:
    """The unit of this id, external id or unique name; with ``by_id`` of this id alone.

    Raises:
        NotFoundError, AmbiguousError: it is not to be found, or not unique.
    """
    found = view.unit(resolve(view, "units", text, clocks, by_id=by_id), clocks)
    if found is None:
        message = told("There is no unit %(name)s.", name=quoted(text))
        raise NotFoundError(message)
    return found


def the_post(view: View, text: str, clocks: Clocks, *, by_id: bool = False) -> PostRef:
    """The post of this id, external id or unique title; see :func:`the_unit`."""
    found = view.position(resolve(view, "positions", text, clocks, by_id=by_id), clocks)
    if found is None:
        message = told("There is no post %(name)s.", name=quoted(text))
        raise NotFoundError(message)
    return found


def the_person(view: View, text: str, clocks: Clocks, *, by_id: bool = False) -> Person:
    """The person of this id, external id or unique name; see :func:`the_unit`."""
    found = view.person(resolve(view, "people", text, clocks, by_id=by_id), clocks)
    if found is None:
        message = told("There is no person %(name)s.", name=quoted(text))
        raise NotFoundError(message)
    return found
