"""Signals: what is heard and not confirmed."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Limit, Reading, When
from api.errors import responses
from api.schemas.heard import Signals
from graph.jsonable import signals_json
from graph.services import signals
from graph.signals import State

router = APIRouter(prefix="/signals", tags=["signals"])

Unit = Annotated[
    str | None, Query(max_length=200, description="The id of a unit: of it and all below it.")
]
InState = Annotated[State | None, Query(description="A state; default all open ones.")]
Kind = Annotated[str | None, Query(max_length=40, description="A kind of event.")]


@router.get("", response_model=Signals, responses=responses(404))
def list_signals(
    request: Request,
    store: Reading,
    when: When,
    unit: Unit = None,
    state: InState = None,
    kind: Kind = None,
    limit: Limit = 50,
) -> Response:
    """What is heard and not confirmed, the last heard of first; it changes no fact."""
    board = signals.signals(store, when, unit=unit, state=state, kind=kind, limit=limit, by_id=True)
    return answer(request, signals_json(board), when)
