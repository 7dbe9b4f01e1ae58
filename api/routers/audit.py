"""The audit, for those whose duty it is; reading it is itself an entry."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Audit, Limit, Writing, needs
from api.principal import Principal
from api.schemas.accounts import Entries
from graph.accounts import Duty
from graph.errors import UsageError
from graph.jsonable.accounts import entries_json
from graph.services.auditing import read_audit
from graph.services.trail_reading import Asked
from graph.vault.tokens import Scope

router = APIRouter(tags=["audit"])

Auditor = Annotated[Principal, Depends(needs(Duty.AUDITOR, scope=Scope.AUDIT))]


@router.get("/audit", response_model=Entries)
def list_audit(
    request: Request,
    store: Writing,
    audit: Audit,
    who: Auditor,
    account: Annotated[str | None, Query(description="The id of an account.")] = None,
    since: Annotated[datetime | None, Query(description="Not older than this moment.")] = None,
    before: Annotated[int | None, Query(ge=1, description="The `next` of the page before.")] = None,
    limit: Limit = 100,
) -> Response:
    """What was done and read, the newest first; of accounts whose scope lies in one's own."""
    accounts = frozenset({account}) if account else None
    asked = Asked(accounts, _moment(since), before, limit)
    return answer(request, entries_json(read_audit(store, audit, who.viewer, asked), limit))


def _moment(since: datetime | None) -> datetime | None:
    try:
        return since and since.astimezone(UTC)
    except OverflowError as error:
        message = "since is not a moment this service can compare."
        raise UsageError(message) from error
