"""What a route asks for: the graph as its viewer may see it, the two clocks, readable texts.

`check_address` holds for every route of the API: a parameter that no route knows, one given twice
or one that is no text are refused by name, so that a slip in `known_at` never answers another
question in silence.
"""

from typing import Annotated, Final

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError

from graph.answers import Clocks
from graph.names import is_text
from graph.services.clocks import read_clocks
from graph.services.naming import LONGEST
from graph.services.paging import LARGEST
from graph.settings import Settings
from graph.store import OPERATOR, Store, ViewerStore

_SHOWN: Final = 40


def whole_store(request: Request) -> Store:
    """The graph, for acts that write."""
    store: Store = request.app.state.store
    return store


def viewer_store(store: Annotated[Store, Depends(whole_store)]) -> ViewerStore:
    """The graph as this request's viewer may read it: until there are accounts, the operator."""
    return store.for_viewer(OPERATOR)


def settings_of(request: Request) -> Settings:
    """The settings of the running service."""
    settings: Settings = request.app.state.settings
    return settings


def moment(
    known_at: Annotated[
        str | None,
        Query(description="What was known at this moment, ISO 8601; a day means its end."),
    ] = None,
) -> Clocks:
    """The clock of a question that is of no day in particular."""
    return read_clocks(None, known_at or None)


def clocks(
    as_of: Annotated[
        str | None, Query(description="The day asked for, YYYY-MM-DD; default today.")
    ] = None,
    known_at: Annotated[
        str | None,
        Query(description="What was known at this moment, ISO 8601; a day means its end."),
    ] = None,
) -> Clocks:
    """The two clocks of a question."""
    return read_clocks(as_of or None, known_at or None)


Writing = Annotated[Store, Depends(whole_store)]
Reading = Annotated[ViewerStore, Depends(viewer_store)]
When = Annotated[Clocks, Depends(clocks)]
Known = Annotated[Clocks, Depends(moment)]
Configured = Annotated[Settings, Depends(settings_of)]

Id = Annotated[str, Path(description="An id, as answers give it.")]
Limit = Annotated[int, Query(ge=1, le=LARGEST, description="How many at most.")]
After = Annotated[str | None, Query(description="The `next` of the page before.")]
About = Annotated[str | None, Query(description="The id of a unit, post or person.")]


def check_address(request: Request) -> None:
    """Refuse an address with anything in it that its route does not know or nobody can read.

    Raises:
        RequestValidationError: every fault, by name.
    """
    known = _query_names(request.scope["route"].dependant)
    found = [
        {"loc": ("path", name), "msg": fault, "type": "value_error"}
        for name, value in request.path_params.items()
        if (fault := fault_of(str(value)))
    ]
    seen: set[str] = set()
    for name, value in request.query_params.multi_items():
        if name not in known:
            fault = f"there is no such parameter here; known: {', '.join(sorted(known)) or 'none'}"
        elif name in seen:
            fault = "given more than once"
        else:
            fault = fault_of(value)
        seen.add(name)
        if fault:
            found.append({"loc": ("query", name[:_SHOWN]), "msg": fault, "type": "value_error"})
    if found:
        raise RequestValidationError(found)


def fault_of(text: str) -> str:
    """What keeps a text from being a parameter; nothing for one that may be."""
    if not text:
        return "is empty; leave it out instead"
    if len(text) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if not is_text(text):
        return "holds a character that is no text"
    return ""


def _query_names(dependant: Dependant) -> set[str]:
    names = {str(field.alias) for field in dependant.query_params}
    return names.union(*(_query_names(each) for each in dependant.dependencies))
