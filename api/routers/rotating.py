"""Where people have been and go: rotations, flows, colleagues, lines of heads."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Id, Limit, Reading, When
from api.errors import responses
from api.routers.rules import TheLaw
from api.schemas.rotating import Colleagues, Flows, Line, Rotations
from graph.jsonable.rotating import colleagues_json, flows_json, line_json, rotation_json
from graph.services.flows import flows
from graph.services.rotation import colleagues, line, rotations

router = APIRouter(tags=["rotation"])

Years = Annotated[int, Query(ge=1, le=60, description="How many years back.")]


@router.get("/people/{person_id}/rotations", response_model=Rotations, responses=responses(404))
def get_rotations(
    request: Request, store: Reading, when: When, law: TheLaw, person_id: Id
) -> Response:
    """Rotations and secondments with purpose and limits, and how long posts are held."""
    found = rotations(store, person_id, when, law, by_id=True)
    return answer(request, rotation_json(found), when)


@router.get("/people/{person_id}/colleagues", response_model=Colleagues, responses=responses(404))
def list_colleagues(
    request: Request, store: Reading, when: When, person_id: Id, limit: Limit = 50
) -> Response:
    """Whom a person certainly served with in one unit, the longest first."""
    found = colleagues(store, person_id, when, limit=limit, by_id=True)
    return answer(request, colleagues_json(found), when)


@router.get("/units/{unit_id}/flows", response_model=Flows, responses=responses(404))
def get_flows(
    request: Request, store: Reading, when: When, law: TheLaw, unit_id: Id, years: Years = 10
) -> Response:
    """From where to where people went, by year; feeders and dead ends."""
    found = flows(store, unit_id, when, law, years=years, by_id=True)
    return answer(request, flows_json(found), when)


@router.get("/units/{unit_id}/line", response_model=Line, responses=responses(404))
def get_line(request: Request, store: Reading, when: When, unit_id: Id) -> Response:
    """Who led a unit, and the units it came from and became."""
    return answer(request, line_json(line(store, unit_id, when, by_id=True)), when)
