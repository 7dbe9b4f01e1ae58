"""The pages of who comes next: candidates, cascades, bench strength, profiles."""

from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Reading, When
from api.pages import address_of, csv_file, page, speaking
from api.routers.rules import TheLaw
from api.supposing import BOXES, read_supposing
from graph.answers import Clocks, History
from graph.rules.findings import Verdict
from graph.rules.law import Law
from graph.services.person import person_page
from graph.services.post import post_page
from graph.services.succeeding.bench import bench
from graph.services.succeeding.candidates import candidates
from graph.services.succeeding.cascade import Asked, cascade
from graph.services.succeeding.profile import profile
from graph.services.unit import unit_page
from graph.store import ViewerStore
from viz.language import N_
from viz.moving import (
    bench_table,
    entries_table,
    judged_table,
    matrix_table,
    moves_table,
    openings_table,
    plans_table,
    units_table,
)
from viz.places import Address
from viz.spells import career_table, may_hold
from viz.succeeding import ahead_table, candidates_table, cited, missing, weights_table
from viz.supposing import FAULTS, supposed_kinds

router = APIRouter(include_in_schema=False)

MOST: Final = 200
"""Candidates in a file."""

SPANS: Final = (3, 6, 12, 24, 36, 60)
"""Months ahead that the page of a unit offers."""

Months = Annotated[int, Query(ge=0, le=120)]


@router.get("/posts/{post_id}/candidates")
def candidates_page(
    request: Request, store: Reading, clocks: When, law: TheLaw, post_id: str
) -> Response:
    """What lies ahead of a post, and who could follow."""
    words = speaking(request)
    found = candidates(store, post_id, clocks, law, by_id=True)
    return page(
        request,
        "candidates.html",
        found=found,
        over=cited(found.quota) if found.quota.verdict is Verdict.NO else "",
        ahead=ahead_table(found.ahead, words),
        candidates=candidates_table(found, words),
        weights=weights_table(found, words),
    )


@router.get("/posts/{post_id}/candidates.csv")
def candidates_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, post_id: str
) -> Response:
    """Who could follow in a post, as a file."""
    found = candidates(store, post_id, clocks, law, limit=MOST, by_id=True)
    return csv_file(found.post.id, candidates_table(found, speaking(request)))


@dataclass(frozen=True, slots=True)
class _Start:
    """What a cascade is asked from, and how its page names that.

    Attributes:
        node: the id of the post, person or unit.
        back: the page it was asked on.
        lead: what the page says of it; ``day``: up to when it looks.
    """

    asked: Asked
    node: str
    name: str
    back: str
    lead: str


@router.get("/posts/{post_id}/cascade")
@router.get("/posts/{post_id}/cascade.csv")
def post_cascade(
    request: Request, store: Reading, clocks: When, law: TheLaw, post_id: str
) -> Response:
    """What follows if a post falls free."""
    post = post_page(store, post_id, clocks, by_id=True).seat.post
    where = f", {post.unit.name}" if post.unit and post.unit.name else ""
    lead = N_("If this post falls free: who moves, and what opens behind them.")
    back = address_of(request).to("position", post.id)
    asked = Asked(posts=(post.id,), by_id=True)
    start = _Start(asked, post.id, f"{post.title or post.id}{where}", back, lead)
    return _cascade(request, store, clocks, law, start)


@router.get("/people/{person_id}/cascade")
@router.get("/people/{person_id}/cascade.csv")
def person_cascade(
    request: Request, store: Reading, clocks: When, law: TheLaw, person_id: str
) -> Response:
    """What follows if somebody leaves."""
    person = person_page(store, person_id, clocks, by_id=True).person
    lead = N_("If this person leaves: who moves, and what opens behind them.")
    back = address_of(request).to("person", person.id)
    asked = Asked(person=person.id, by_id=True)
    start = _Start(asked, person.id, person.name or person.id, back, lead)
    return _cascade(request, store, clocks, law, start)


@router.get("/units/{unit_id}/cascade")
@router.get("/units/{unit_id}/cascade.csv")
def unit_cascade(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str, within: Months = 12
) -> Response:
    """What follows from all that falls free in a unit within some months."""
    unit = unit_page(store, unit_id, clocks, by_id=True).unit
    lead = N_("What falls free up to %(day)s, with what is vacant already.")
    back = address_of(request).to("unit", unit.id)
    asked = Asked(unit=unit.id, within=within, by_id=True)
    start = _Start(asked, unit.id, unit.name or unit.id, back, lead)
    return _cascade(request, store, clocks, law, start)


def _cascade(
    request: Request, store: ViewerStore, clocks: Clocks, law: Law, start: _Start
) -> Response:
    """The page of a cascade, or its moves as a file, with what is supposed besides.

    What cannot be supposed leaves a page without an answer, and with all that was typed.
    """
    words, address = speaking(request), address_of(request)
    supposing = read_supposing(store, address, clocks)
    if supposing.joined:
        return RedirectResponse(supposing.joined, 303)
    found = None if supposing.wrong else cascade(store, supposing.on(start.asked), clocks, law)
    moves = moves_table(found, words) if found else None
    if moves and address.path.endswith(".csv"):
        return csv_file(start.node, moves)
    return page(
        request,
        "cascade.html",
        422 if supposing.wrong else 200,
        found=found,
        start=start,
        lead=words.say(start.lead, day=words.day(found.until)) if found else "",
        spans=SPANS,
        moves=moves,
        openings=openings_table(found, words, supposing.free) if found else None,
        json="" if supposing.listed else _json(address, start.asked),
        csv=replace(address, path=f"{address.path}.csv").here(),
        supposing=supposing,
        kinds=supposed_kinds(words),
        boxes=BOXES,
        texts=FAULTS,
    )


def _json(address: Address, asked: Asked) -> str:
    """Where programs get the same; what is supposed besides is asked for with POST."""
    given = {"person": asked.person, "post": "".join(asked.posts), "unit": asked.unit}
    within = str(asked.within) if asked.unit else None
    named = {name: text for name, text in (given | {"within": within}).items() if text}
    return address.at("/api/v1/cascade", **named)


@router.get("/units/{unit_id}/bench")
def bench_page(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str
) -> Response:
    """How many could follow in each leading post of a unit and all below it."""
    words = speaking(request)
    found = bench(store, unit_id, clocks, law, by_id=True)
    return page(
        request,
        "bench.html",
        found=found,
        matrix=matrix_table(found, words),
        plans=plans_table(found, words),
        parts=units_table(found, words),
        posts=bench_table(found, words),
    )


@router.get("/units/{unit_id}/bench.csv")
def bench_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str
) -> Response:
    """Bench strength, as a file."""
    found = bench(store, unit_id, clocks, law, by_id=True)
    return csv_file(found.unit.id, bench_table(found, speaking(request)))


@router.get("/people/{person_id}/profile")
def profile_page(
    request: Request, store: Reading, clocks: When, law: TheLaw, person_id: str
) -> Response:
    """Everything on record that a remark on somebody needs, on one page to print."""
    words = speaking(request)
    found = profile(store, person_id, clocks, law, by_id=True)
    held = History(found.person, clocks, found.tenures, (), (), ())
    return page(
        request,
        "profile.html",
        found=found,
        current=[each for each in found.tenures if may_hold(each, clocks.as_of)],
        lacking=missing(words, found.hidden),
        judged=judged_table(found, words),
        posts=career_table(held, words),
        entries=entries_table(found.entries, words),
    )
