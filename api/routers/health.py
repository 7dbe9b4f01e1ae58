"""Whether the service is well, for whatever watches over it; anybody on the machine may ask."""

from typing import Any, Final

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from api.answering import done
from api.dependencies import Writing
from api.errors import responses
from api.schemas.acts import Health
from graph.services.freshness import ready

router = APIRouter(tags=["health"])

_PUBLIC: Final[dict[str, Any]] = {"security": []}


@router.get("/live", response_model=Health, responses=responses(), openapi_extra=_PUBLIC)
async def get_live() -> Response:
    """The process answers."""
    # Not in a thread: all of them may be waiting for a database that does not answer.
    return done({"status": "live"})


@router.get("/ready", response_model=Health, responses=responses(503), openapi_extra=_PUBLIC)
def get_ready(store: Writing) -> Response:
    """The database answers, and its schema is this canbo's."""
    if not ready(store):
        raise HTTPException(503, "The schema of the database is not this canbo's.")
    return done({"status": "ready"})
