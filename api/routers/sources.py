"""Sealed sources: who told us."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import Response
from pydantic import Field

from api.answering import done
from api.bounded import Bounded
from api.dependencies import Audit, Configured, Id, Reading, Writing, needs
from api.errors import responses
from api.principal import Principal
from api.schemas.common import Shape
from graph.services.keyring import ready_for
from graph.services.sources import Reason, open_source

router = APIRouter(prefix="/reports", tags=["reports"], route_class=Bounded)


def opener(who: Annotated[Principal, Depends(needs(in_person=True))]) -> Principal:
    """Whoever has the right to open sources and just gave their password."""
    if not who.unseals:
        raise HTTPException(HTTPStatus.FORBIDDEN, "Your account may not open sources.")
    if not who.is_fresh():
        detail = "Sign in again first: a source is opened by somebody who just gave the password."
        raise HTTPException(HTTPStatus.FORBIDDEN, detail)
    return who


Opener = Annotated[Principal, Depends(opener)]


class Opening(Shape):
    """Why a source is opened."""

    why: Reason


class Source(Shape):
    """Who told us."""

    report: str
    source_class: str
    name: str | None = Field(description="As the author wrote it; null where nothing was.")


@router.post("/{report_id}/source", response_model=Source, responses=responses(403, 404, 413, 503))
def post_opening(
    mine: Reading, store: Writing, settings: Configured, trail: Audit, who: Opener,
    report_id: Id, opening: Opening,
) -> Response:  # fmt: skip
    """Open the source of a report: by right, for a reason, after a fresh sign-in; it is audited."""
    opened = open_source(mine, report_id, ready_for(settings, store))
    trail.note(who.account, "source.opened", report_id, "done", {"why": opening.why.value})
    return done({"report": opened.report, "source_class": opened.source_class, "name": opened.name})
