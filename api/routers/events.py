"""Events: what happened, and who says so."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import About, After, Id, Limit, Reading, When
from api.errors import responses
from api.schemas.papers import EventItem, Events
from graph.jsonable import event_page_json, events_json
from graph.services.events import event_page, events

router = APIRouter(prefix="/events", tags=["events"])

Kind = Annotated[str | None, Query(description="A kind of event, from the vocabulary.")]


@router.get("", response_model=Events, responses=responses(404))
def list_events(
    request: Request,
    store: Reading,
    when: When,
    about: About = None,
    kind: Kind = None,
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """Events that had happened by the day and stand at the moment, newest first."""
    found = events(store, when, about=about, kind=kind, limit=limit, after=after)
    return answer(request, events_json(found), when)


@router.get("/{event_id}", response_model=EventItem, responses=responses(404))
def get_event(request: Request, store: Reading, when: When, event_id: Id) -> Response:
    """An event with its roles and every word on it, those taken back too."""
    return answer(request, event_page_json(event_page(store, event_id, when)), when)
