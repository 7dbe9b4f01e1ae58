"""Who comes next: candidates, cascades, bench strength, profiles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer, done
from api.bounded import Bounded
from api.dependencies import Id, Limit, Reading, When
from api.errors import responses
from api.routers.rules import TheLaw
from api.schemas.moving import Bench, Cascade, CascadeQuestion, Profile
from api.schemas.succeeding import Candidates
from graph.jsonable.moving import bench_json, cascade_json, profile_json
from graph.jsonable.succeeding import candidates_json
from graph.services.succeeding.bench import bench
from graph.services.succeeding.candidates import SHOWN, candidates
from graph.services.succeeding.cascade import Asked, cascade
from graph.services.succeeding.profile import profile

router = APIRouter(tags=["succession"], route_class=Bounded)


UnitId = Annotated[str | None, Query(description="The id of a unit: it and all below it.")]
Months = Annotated[int, Query(ge=0, le=120, description="How many months ahead.")]


@router.get(
    "/positions/{position_id}/candidates", response_model=Candidates, responses=responses(404)
)
def get_candidates(
    request: Request,
    store: Reading,
    when: When,
    law: TheLaw,
    position_id: Id,
    limit: Limit = SHOWN,
) -> Response:
    """What lies ahead of a post, and who could follow: each with every reason."""
    found = candidates(store, position_id, when, law, limit=limit, by_id=True)
    return answer(request, candidates_json(found), when)


@router.get("/cascade", response_model=Cascade, responses=responses(404))
def get_cascade(
    request: Request,
    store: Reading,
    when: When,
    law: TheLaw,
    person: Annotated[str | None, Query(description="The id of somebody who leaves.")] = None,
    post: Annotated[str | None, Query(description="The id of a post that falls free.")] = None,
    unit: UnitId = None,
    within: Months = 12,
) -> Response:
    """Who could move when a person leaves or posts fall free, and what opens behind them."""
    asked = Asked(person, (post,) if post else (), unit, within, by_id=True)
    return answer(request, cascade_json(cascade(store, asked, when, law)), when)


@router.post("/cascade", response_model=Cascade, responses=responses(404))
def ask_cascade(store: Reading, when: When, law: TheLaw, question: CascadeQuestion) -> Response:
    """The same for several posts, and with events supposed to happen; nothing is written."""
    asked = Asked(
        question.person,
        tuple(question.posts),
        question.unit,
        question.within,
        tuple(question.assume),
        by_id=True,
    )
    return done(cascade_json(cascade(store, asked, when, law)))


@router.get("/bench", response_model=Bench, responses=responses(404))
def get_bench(
    request: Request,
    store: Reading,
    when: When,
    law: TheLaw,
    unit: Annotated[str, Query(description="The id of a unit: it and all below it.")],
) -> Response:
    """How many could follow in each leading post of a unit, and how soon it falls free."""
    return answer(request, bench_json(bench(store, unit, when, law, by_id=True)), when)


@router.get("/people/{person_id}/profile", response_model=Profile, responses=responses(404))
def get_profile(
    request: Request, store: Reading, when: When, law: TheLaw, person_id: Id
) -> Response:
    """Everything on record that a remark on somebody up for reappointment needs."""
    return answer(request, profile_json(profile(store, person_id, when, law, by_id=True)), when)
