"""The API's document, to be read and tried in a browser."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.pages import page

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> Response:
    """Every route of the API with its shapes; nothing on it comes from outside."""
    return page(request, "docs.html")
