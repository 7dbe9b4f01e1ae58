"""Search by name."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Limit, Reading, When
from api.schemas.search import Hits
from graph.jsonable import hits_json
from graph.services.search import LONGEST, search

router = APIRouter(prefix="/search", tags=["search"])

Text = Annotated[str, Query(max_length=LONGEST, description="A name, or part of one.")]


@router.get("", response_model=Hits)
def find(request: Request, store: Reading, when: When, q: Text, limit: Limit = 20) -> Response:
    """Units, posts and people by name, without regard to diacritics and small typos."""
    return answer(request, hits_json(search(store, q, limit, when)))
