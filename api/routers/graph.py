"""Drawings: a unit with what is around and below it, each with its place."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Id, Reading, When
from api.errors import responses
from api.schemas.graph import OrgGraph
from graph.jsonable.drawing import org_graph_json
from graph.services.org_graph import DEPTH, LIMIT, MAX_DEPTH, MAX_LIMIT, org_graph
from graph.services.overlay import overlaid

router = APIRouter(prefix="/units", tags=["units"])

Depth = Annotated[int, Query(ge=0, le=MAX_DEPTH, description="How many levels of units down.")]
Most = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many nodes at most.")]
Expand = Annotated[
    str | None, Query(description="Ids of units below to be opened too, with commas between.")
]


@router.get("/{unit_id}/graph", response_model=OrgGraph, responses=responses(404))
def get_unit_graph(
    request: Request,
    store: Reading,
    when: When,
    unit_id: Id,
    depth: Depth = DEPTH,
    limit: Most = LIMIT,
    expand: Expand = None,
) -> Response:
    """A unit as it is drawn on a day: units around and below, posts, people, ties, places."""
    opened = opened_of(expand)
    found, heard = overlaid(
        store, lambda one: org_graph(one, unit_id, when, depth, limit, opened, by_id=True)
    )
    return answer(request, org_graph_json(found, heard), when)


def opened_of(text: str | None) -> tuple[str, ...]:
    """The ids a list with commas names, each once."""
    return tuple(dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip()))
