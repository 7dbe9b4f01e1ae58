"""Two records of one human being: joined, taken apart, shown."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from api.answering import answer, done
from api.bounded import Bounded
from api.dependencies import Id, Reading, When, Writing, needs
from api.errors import responses
from api.principal import Principal
from api.schemas.joins import Joins, NewJoin
from graph.accounts import Duty
from graph.jsonable.joins import joined_json
from graph.services.same_person import join, joins, part
from graph.vault.tokens import Scope

router = APIRouter(prefix="/people", tags=["people"], route_class=Bounded)

Reviewer = Annotated[Principal, Depends(needs(Duty.REVIEWER, scope=Scope.REVIEW))]


@router.get("/{person_id}/joins", response_model=Joins, responses=responses(404))
def list_joins(request: Request, store: Reading, when: When, person_id: Id) -> Response:
    """The records a person was joined from, by whom and why."""
    return answer(request, joined_json(joins(store, person_id, when, by_id=True)), when)


@router.post("/{person_id}/joins", response_model=Joins, responses=responses(403, 404, 409))
def make_join(
    store: Writing, reading: Reading, who: Reviewer, person_id: Id, given: NewJoin
) -> Response:
    """Say that two records are of one human being, with a reason."""
    del reading
    found = join(store, who.viewer, person_id, given.record, given.why, by_id=True)
    return done(joined_json(found))


@router.post(
    "/{person_id}/joins/withdrawal", response_model=Joins, responses=responses(403, 404, 409)
)
def withdraw_join(
    store: Writing, reading: Reading, who: Reviewer, person_id: Id, given: NewJoin
) -> Response:
    """Take that back, with a reason; what it changed is as it was."""
    del reading
    return done(joined_json(part(store, who.viewer, person_id, given.record, given.why)))
