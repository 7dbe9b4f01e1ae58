"""The pages of who comes next: candidates, cascades, bench strength, profiles."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.dependencies import Reading, When
from api.pages import address_of, csv_file, page, speaking
from api.routers.rules import TheLaw
from graph.answers import History
from graph.rules.findings import Verdict
from graph.services.person import person_page
from graph.services.post import post_page
from graph.services.succeeding.bench import bench
from graph.services.succeeding.candidates import candidates
from graph.services.succeeding.cascade import Asked, cascade
from graph.services.succeeding.profile import profile
from graph.services.unit import unit_page
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
from viz.spells import career_table, may_hold
from viz.succeeding import ahead_table, candidates_table, cited, missing, weights_table

router = APIRouter(include_in_schema=False)

MOST: Final = 200
"""Candidates in a file."""

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


@router.get("/posts/{post_id}/cascade")
def post_cascade(
    request: Request, store: Reading, clocks: When, law: TheLaw, post_id: str
) -> Response:
    """What follows if a post falls free."""
    post = post_page(store, post_id, clocks, by_id=True).seat.post
    found = cascade(store, Asked(posts=(post.id,), by_id=True), clocks, law)
    where = f", {post.unit.name}" if post.unit and post.unit.name else ""
    words = speaking(request)
    return page(
        request,
        "cascade.html",
        found=found,
        name=f"{post.title or post.id}{where}",
        back=address_of(request).to("position", post.id),
        lead=words.say("If this post falls free: who moves, and what opens behind them."),
        moves=moves_table(found, words),
        openings=openings_table(found, words),
    )


@router.get("/people/{person_id}/cascade")
def person_cascade(
    request: Request, store: Reading, clocks: When, law: TheLaw, person_id: str
) -> Response:
    """What follows if somebody leaves."""
    person = person_page(store, person_id, clocks, by_id=True).person
    found = cascade(store, Asked(person=person.id, by_id=True), clocks, law)
    words = speaking(request)
    return page(
        request,
        "cascade.html",
        found=found,
        name=person.name or person.id,
        back=address_of(request).to("person", person.id),
        lead=words.say("If this person leaves: who moves, and what opens behind them."),
        moves=moves_table(found, words),
        openings=openings_table(found, words),
    )


@router.get("/units/{unit_id}/cascade")
def unit_cascade(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str, within: Months = 12
) -> Response:
    """What follows from all that falls free in a unit within some months."""
    unit = unit_page(store, unit_id, clocks, by_id=True).unit
    found = cascade(store, Asked(unit=unit.id, within=within, by_id=True), clocks, law)
    words = speaking(request)
    return page(
        request,
        "cascade.html",
        found=found,
        name=unit.name or unit.id,
        back=address_of(request).to("unit", unit.id),
        lead=words.say(
            "What falls free up to %(day)s, with what is vacant already.",
            day=words.day(found.until),
        ),
        moves=moves_table(found, words),
        openings=openings_table(found, words),
    )


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
