"""What falls due, by which rule; and who left."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import After, Limit, Reading, When
from api.errors import responses
from api.routers.rules import TheLaw
from api.schemas.due import Departures, DueList, Questions
from graph.due import FARTHEST, QUESTIONS, Asked, Due, Reason
from graph.jsonable.due import departures_json, due_json, questions_json
from graph.services.due import departures, due, read_asked
from graph.services.due.departures import LONGEST

router = APIRouter(tags=["due"])

_KINDS = ", ".join((*Due, *(each.name for each in QUESTIONS.values() if each.asked)))
Kind = Annotated[str, Query(max_length=40, description=f"One of: {_KINDS}.")]
Unit = Annotated[
    str | None, Query(max_length=200, description="The id of a unit: it and all below it.")
]
Within = Annotated[int | None, Query(ge=0, le=FARTHEST, description="Months ahead; default 12.")]
Words = Annotated[str | None, Query(max_length=200, description="Several with commas between.")]
Reasons = Annotated[
    str | None,
    Query(max_length=200, description=f"Of {', '.join(Reason)}; several with commas between."),
]
Years = Annotated[int, Query(ge=1, le=LONGEST, description="The present one included.")]


def narrowed(
    within: Within = None, rank: Words = None, unit_kind: Words = None, reason: Reasons = None
) -> Callable[[str], Asked]:
    """What a kind of list is asked for, narrowed as the address says."""
    return partial(
        read_asked,
        within=within,
        ranks=_split(rank),
        unit_kinds=_split(unit_kind),
        reasons=_split(reason),
    )


Narrowed = Annotated[Callable[[str], Asked], Depends(narrowed)]


@router.get("/due", response_model=DueList, responses=responses(404))
def list_due(
    request: Request,
    store: Reading,
    when: When,
    law: TheLaw,
    asked: Narrowed,
    kind: Kind,
    unit: Unit = None,
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """A page of what falls due in a unit and below it, soonest first, with the undecided apart."""
    found = due(store, law, asked(kind), when, unit=unit, limit=limit, after=after, by_id=True)
    return answer(request, due_json(found), when)


@router.get("/due/questions", response_model=Questions)
def list_questions(request: Request) -> Response:
    """The ministry's own questions, each with the list that answers it."""
    return answer(request, questions_json())


@router.get("/departures", response_model=Departures, responses=responses(404))
def list_departures(
    request: Request, store: Reading, when: When, unit: Unit = None, years: Years = 5
) -> Response:
    """Who left, by the units directly below one and by year, against the base rate."""
    found = departures(store, when, unit=unit, years=years, by_id=True)
    return answer(request, departures_json(found), when)


def _split(text: str | None) -> list[str]:
    """The words of a parameter that takes several."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]
