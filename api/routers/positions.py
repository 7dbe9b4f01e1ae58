"""Posts: who is in one, and who held it before."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Id, Reading, When
from api.errors import responses
from api.looking import ExternalId, Name, only_one
from api.schemas.positions import Position, Positions, Succession
from graph.jsonable import post_page_json, posts_json, succession_json
from graph.services.naming import look_up_posts
from graph.services.overlay import overlaid
from graph.services.post import post_page
from graph.services.succession import succession

router = APIRouter(prefix="/positions", tags=["positions"])


@router.get("", response_model=Positions)
def list_positions(
    request: Request, store: Reading, when: When, external_id: ExternalId = None, name: Name = None
) -> Response:
    """All posts of an external id or a title; one of the two is needed."""
    only_one(external_id=external_id, name=name)
    return answer(request, posts_json(look_up_posts(store, when, external_id, name)))


@router.get("/{position_id}", response_model=Position, responses=responses(404))
def get_position(request: Request, store: Reading, when: When, position_id: Id) -> Response:
    """A post on a day, who may hold it, and its empty seats."""
    found, heard = overlaid(store, lambda one: post_page(one, position_id, when, by_id=True))
    return answer(request, post_page_json(found, heard), when)


@router.get("/{position_id}/succession", response_model=Succession, responses=responses(404))
def get_succession(request: Request, store: Reading, when: When, position_id: Id) -> Response:
    """Who held a post up to a day, in order, with gaps and conflicts."""
    found, heard = overlaid(store, lambda one: succession(one, position_id, when, by_id=True))
    return answer(request, succession_json(found, heard), when)
