"""Whom to ask again: reminders of the account that follows a note."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer, done
from api.bounded import Bounded
from api.dependencies import Id, Reading, When, Writing
from api.errors import responses
from api.routers.observations import Observer, writer_of
from api.schemas.calling_back import CallBacks, NewCallBack
from graph.jsonable.calling_back import call_backs_json
from graph.services.calling_back import AHEAD, FARTHEST, call_back, call_backs
from graph.services.clocks import read_clocks

router = APIRouter(tags=["observations"], route_class=Bounded)

Ahead = Annotated[int, Query(ge=0, le=FARTHEST, description="Days ahead.")]


@router.get("/call-backs", response_model=CallBacks)
def list_call_backs(request: Request, store: Reading, when: When, days: Ahead = AHEAD) -> Response:
    """Notes one follows whose source is to be asked again, the first due first."""
    return answer(request, call_backs_json(call_backs(store, when, days)), when)


@router.post(
    "/observations/{report_id}/call-back",
    response_model=CallBacks,
    responses=responses(403, 404, 413),
)
def set_call_back(
    store: Writing, mine: Reading, who: Observer, report_id: Id, given: NewCallBack
) -> Response:
    """Set when the source of a note one follows is asked again; nobody else sees it."""
    call_back(store, writer_of(who), report_id, given.on)
    return done(call_backs_json(call_backs(mine, read_clocks())))
