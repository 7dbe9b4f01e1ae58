"""Units: what is in one, and where it stands."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Reading, When
from graph.jsonable import unit_page_json
from graph.services.unit import unit_page

router = APIRouter(prefix="/units", tags=["units"])


@router.get("/{unit_id}")
def get_unit(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """A unit on a day: units above and below, posts, who is in them, lineage."""
    return answer(request, unit_page_json(unit_page(store, unit_id, clocks)), clocks)
