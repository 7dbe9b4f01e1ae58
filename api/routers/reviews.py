"""Holding what is heard against what is official, and how good our ears are."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.answering import answer, done
from api.bounded import Bounded
from api.dependencies import Id, Limit, Reading, When, Who, Writing, needs
from api.errors import responses
from api.principal import Principal
from api.schemas.heard import SignalPage
from api.schemas.reviews import BlindSpots, NewReview, Scores, Suggestions, Withdrawal
from graph.accounts import Duty
from graph.answers import Clocks
from graph.heard import SignalRow
from graph.jsonable.heard import signal_page_json
from graph.jsonable.reviews import blind_spots_json, scores_json, suggestions_json
from graph.services.clocks import read_clocks
from graph.services.reviewing import Review, review, withdraw_review
from graph.services.scores import DAYS, LONGEST_DAYS, blind_spots, scores
from graph.services.suggesting import suggestions
from graph.vault.tokens import Scope

router = APIRouter(tags=["reviews"], route_class=Bounded)

Reviewer = Annotated[Principal, Depends(needs(Duty.REVIEWER, scope=Scope.REVIEW))]
Unit = Annotated[
    str | None, Query(max_length=200, description="The id of a unit: of it and all below it.")
]
Top = Annotated[str, Query(max_length=200, description="The id of a unit: it and all below it.")]
Days = Annotated[int, Query(ge=1, le=LONGEST_DAYS, description="Nothing heard for so many days.")]


@router.get("/suggestions", response_model=Suggestions, responses=responses(404))
def list_suggestions(
    request: Request, store: Reading, when: When, unit: Unit = None, limit: Limit = 50
) -> Response:
    """Official events that may settle an open signal; a reviewer decides."""
    found = suggestions(store, when, unit, limit=limit, by_id=True)
    return answer(request, suggestions_json(found), when)


@router.post("/signals/{event}/reviews", response_model=SignalPage, responses=responses(404, 409))
def make_review(
    store: Writing, reading: Reading, who: Reviewer, event: Id, given: NewReview
) -> Response:
    """Say what an official event means for a signal, with a reason; not for one's own."""
    del reading
    told = Review(event, given.official, given.verdict, given.why)
    return _signal(review(store, who.viewer, told))


@router.post(
    "/signals/{event}/reviews/withdrawal",
    response_model=SignalPage,
    responses=responses(404, 409),
)
def withdraw_one_review(
    store: Writing, reading: Reading, who: Reviewer, event: Id, given: Withdrawal
) -> Response:
    """Take a verdict back with a reason; it stays in the signal's history."""
    del reading
    return _signal(withdraw_review(store, who.viewer, event, given.official, given.why))


def _signal(row: SignalRow) -> Response:
    now: Clocks = read_clocks()
    return done(signal_page_json(row, now))


@router.get("/scores", response_model=Scores, responses=responses(404))
def get_scores(
    request: Request, store: Reading, who: Who, when: When, unit: Unit = None
) -> Response:
    """How often what was heard came true, by class of source; one's own, and a head's officers'."""
    found = scores(store, when, unit, as_head=Duty.HEAD in who.duties, by_id=True)
    return answer(request, scores_json(found), when)


@router.get("/blind-spots", response_model=BlindSpots, responses=responses(404))
def get_blind_spots(
    request: Request, store: Reading, when: When, unit: Top, days: Days = DAYS
) -> Response:
    """Units of which nothing is heard, as far as one may read; no contact is named."""
    return answer(request, blind_spots_json(blind_spots(store, unit, when, days, by_id=True)), when)
