"""Signals: what is heard and not confirmed."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Configured, Id, Limit, Reading, When, Writing
from api.errors import responses
from api.schemas.heard import SignalPage, Signals
from graph.jsonable import signal_page_json, signals_json
from graph.services import signals
from graph.services.keyring import ready_for
from graph.services.signals import Asked
from graph.signals import State

router = APIRouter(prefix="/signals", tags=["signals"])

Unit = Annotated[
    str | None, Query(max_length=200, description="The id of a unit: of it and all below it.")
]
InState = Annotated[State | None, Query(description="A state; default all open ones.")]
Kind = Annotated[str | None, Query(max_length=40, description="A kind of event.")]
Days = Annotated[
    int | None, Query(ge=0, le=36_500, description="Heard of at most so many days ago.")
]
Likely = Annotated[float | None, Query(ge=0, le=1, description="At least so probable.")]
Mine = Annotated[bool, Query(alias="mine", description="Kept by the account that asks.")]


@router.get("", response_model=Signals, responses=responses(404))
def list_signals(
    request: Request,
    store: Reading,
    when: When,
    unit: Unit = None,
    state: InState = None,
    kind: Kind = None,
    days: Days = None,
    likely: Likely = None,
    *,
    kept_by_me: Mine = False,
    limit: Limit = 50,
) -> Response:
    """What is heard and not confirmed, the last heard of first; it changes no fact."""
    mine = store.viewer.account if kept_by_me else None
    asked = Asked(unit, state, kind, days, likely, mine)
    board = signals.signals(store, when, asked, limit=limit, by_id=True)
    return answer(request, signals_json(board), when)


@router.get("/{event}", response_model=SignalPage, responses=responses(404))
def get_signal(
    request: Request, store: Reading, whole: Writing, settings: Configured, when: When, event: Id
) -> Response:
    """One signal with its voices, and what reviewers said of it."""
    row = signals.signal(store, event, when, partial(ready_for, settings, whole))
    return answer(request, signal_page_json(row, when), when)
