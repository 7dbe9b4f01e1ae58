"""The pages."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.dependencies import Reading, When
from api.pages import page
from graph.services.unit import unit_page

router = APIRouter(include_in_schema=False)


@router.get("/units/{unit_id}")
def unit(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """A unit: its org graph and the table of the same rows."""
    return page(request, "unit.html", found=unit_page(store, unit_id, clocks), clocks=clocks)
