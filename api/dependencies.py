"""What a route asks for: who asks, the graph as they may see it, the two clocks, readable texts.

`check_address` holds for every route of the API: a parameter that no route knows, one given twice
or one that is no text are refused by name, so that a slip in `known_at` never answers another
question in silence.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import Depends, HTTPException, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError

from api.principal import Principal, kept
from graph.accounts import Duty
from graph.answers import Clocks
from graph.names import is_text
from graph.services.clocks import read_clocks
from graph.services.naming import LONGEST
from graph.services.paging import LARGEST
from graph.services.sign_in import passwords
from graph.services.trail import Trail
from graph.settings import Settings
from graph.store import Store, ViewerStore
from graph.told import told
from graph.vault.passwords import Passwords
from graph.vault.tokens import Scope

_SHOWN: Final = 40


def whole_store(request: Request) -> Store:
    """The graph, for acts that write."""
    store: Store = request.app.state.store
    return store


def principal_of(request: Request) -> Principal:
    """Who asks; the gate lets nobody unknown get so far, but to the pages for anybody."""
    found = kept(request)
    if found is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED, told("Sign in first."))
    return found


Who = Annotated[Principal, Depends(principal_of)]


def needs(
    *duties: Duty, scope: Scope | None = None, in_person: bool = False
) -> Callable[[Principal], Principal]:
    """A dependency that turns away whoever has none of these duties.

    Args:
        duties: one of them is enough; none: any account.
        scope: what a token must allow besides.
        in_person: no token at all: rights and tokens are changed by people.
    """

    def check(principal: Who) -> Principal:
        if duties and principal.duties.isdisjoint(duties):
            _forbid(told("Your account has no duty that does this."))
        if in_person and principal.token_scopes is not None:
            _forbid(told("A token does not do this: sign in."))
        if scope is not None and not principal.may(scope):
            _forbid(told("The token lacks the scope %(scope)s.", scope=scope.value))
        return principal

    return check


def _forbid(detail: str) -> None:
    raise HTTPException(HTTPStatus.FORBIDDEN, detail)


def viewer_store(store: Annotated[Store, Depends(whole_store)], principal: Who) -> ViewerStore:
    """The graph as this request's viewer may read it; no content without a duty that reads."""
    if not principal.reads:
        _forbid(told("Your account has no duty that reads what is kept here."))
    if not principal.may(Scope.READ):
        _forbid(told("The token lacks the scope %(scope)s.", scope=Scope.READ.value))
    return store.for_viewer(principal.viewer)


def trail_of(request: Request) -> Trail:
    """The audit of the running service."""
    trail: Trail = request.app.state.trail
    return trail


def hasher_of(request: Request) -> Passwords:
    """What hashes and checks passwords."""
    return request.app.state.hasher or passwords()


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
Audit = Annotated[Trail, Depends(trail_of)]
Hasher = Annotated[Passwords, Depends(hasher_of)]
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
        return told("is empty; leave it out instead")
    if len(text) > LONGEST:
        return told("is longer than %(longest)s characters", longest=LONGEST)
    if not is_text(text):
        return told("holds a character that is no text")
    return ""


def _query_names(dependant: Dependant) -> set[str]:
    names = {str(field.alias) for field in dependant.query_params}
    return names.union(*(_query_names(each) for each in dependant.dependencies))
