"""The pages: one function an address, and a file for each table of it."""

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.dependencies import Reading, When
from api.pages import csv_file, is_fragment, page, speaking
from graph.answers import Clash, Clocks, UnitPage
from graph.services.events import events
from graph.services.history import history
from graph.services.kin import kin
from graph.services.org_graph import org_graph
from graph.services.overlay import overlaid
from graph.services.succession import succession
from graph.services.tree import branch, called, clashes, happened, look_up, tree
from graph.services.unit import unit_page
from graph.store import ViewerStore
from graph.store.found import Twig
from viz.clashes import Context, Dispute, disputes, events_of, nodes_of
from viz.elements import org_drawing
from viz.happenings import events_table
from viz.heard import signals_table
from viz.life import absence
from viz.places import units_table
from viz.spells import career_table, may_hold, overlaps_table, seats_table, succession_table
from viz.timeline import career_picture, succession_picture
from viz.words import Words

NEWEST: Final = 10
"""How many of the newest events the page of a unit, post or person shows."""

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, store: Reading, clocks: When, q: str = "", unit: str = "") -> Response:
    """Where one starts: a search and the tree of units, opened where a unit is named."""
    found = look_up(store, q, clocks) if q else None
    if is_fragment(request) and request.headers.get("hx-target") == "found":
        answer = page(request, "_found.html", q=q, found=found)
        answer.headers["HX-Replace-Url"] = _here(request)
        return answer
    twigs = tree(store, clocks, unit or None)
    astray = bool(unit) and not _holds(twigs, unit)
    return page(request, "home.html", q=q, found=found, twigs=twigs, opened=unit, astray=astray)


@router.get("/suggestions")
def suggestions(request: Request, store: Reading, clocks: When, q: str = "") -> Response:
    """What a search finds, for the box at the top of every page."""
    found = look_up(store, q, clocks, limit=8) if q else None
    return page(request, "_found.html", q=q, found=found)


@router.get("/units/{unit_id}/branch")
def unit_branch(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """The units directly below one, as a branch of the tree."""
    return page(request, "_branch.html", twigs=branch(store, unit_id, clocks), opened="")


@router.get("/units/{unit_id}")
def unit(
    request: Request, store: Reading, clocks: When, unit_id: str, expand: str = ""
) -> Response:
    """A unit: its posts and holders, its org graph with further units opened, what is below it."""
    words = speaking(request)
    found, heard = overlaid(store, lambda one: unit_page(one, unit_id, clocks, by_id=True))
    twigs = branch(store, found.unit.id, clocks)
    drawn, around = overlaid(
        store, lambda one: org_graph(one, found.unit.id, clocks, expand=_ids(expand))
    )
    return page(
        request,
        "unit.html",
        found=found,
        absent=absence(found),
        seats=seats_table(found.seats, clocks, words),
        below=units_table(twigs, words),
        disputes=_disputes(
            store,
            (*found.conflicts, *clashes(store, [seat.post.id for seat in found.seats], clocks)),
            clocks,
            words,
        ),
        drawing=org_drawing(drawn, words, around),
        heard=signals_table(heard, words),
        **_newest(store, found.unit.id, clocks, words),
    )


@router.get("/units/{unit_id}/posts.csv")
def unit_posts(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """The posts and holders of a unit, as a file."""
    found = unit_page(store, unit_id, clocks, by_id=True)
    return csv_file(found.unit.id, seats_table(found.seats, clocks, speaking(request)))


@router.get("/units/{unit_id}/units.csv")
def unit_units(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """The units below a unit, as a file."""
    found: UnitPage = unit_page(store, unit_id, clocks, by_id=True)
    twigs = branch(store, found.unit.id, clocks)
    return csv_file(found.unit.id, units_table(twigs, speaking(request)))


@router.get("/posts/{post_id}")
def post(request: Request, store: Reading, clocks: When, post_id: str) -> Response:
    """A post: who has held it, and when nobody did."""
    words = speaking(request)
    found, heard = overlaid(store, lambda one: succession(one, post_id, clocks, by_id=True))
    return page(
        request,
        "post.html",
        found=found,
        timeline=succession_picture(found, words, heard),
        heard=signals_table(heard, words),
        holders=succession_table(found, words),
        kin=kin(store, found.post, clocks),
        disputes=_disputes(store, found.conflicts, clocks, words),
        **_newest(store, found.post.id, clocks, words),
    )


@router.get("/posts/{post_id}/holders.csv")
def post_holders(request: Request, store: Reading, clocks: When, post_id: str) -> Response:
    """Who has held a post, as a file."""
    found = succession(store, post_id, clocks, by_id=True)
    return csv_file(found.post.id, succession_table(found, speaking(request)))


@router.get("/people/{person_id}")
def person(request: Request, store: Reading, clocks: When, person_id: str) -> Response:
    """A person: where they have been."""
    words = speaking(request)
    found, heard = overlaid(store, lambda one: history(one, person_id, clocks, by_id=True))
    return page(
        request,
        "person.html",
        found=found,
        timeline=career_picture(found, words, heard),
        heard=signals_table(heard, words),
        current=[held for held in found.tenures if may_hold(held, clocks.as_of)],
        posts=career_table(found, words),
        overlaps=overlaps_table(found.overlaps, words),
        disputes=_disputes(store, found.conflicts, clocks, words),
        **_newest(store, found.person.id, clocks, words),
    )


@router.get("/people/{person_id}/posts.csv")
def person_posts(request: Request, store: Reading, clocks: When, person_id: str) -> Response:
    """Where a person has been, as a file."""
    found = history(store, person_id, clocks, by_id=True)
    return csv_file(found.person.id, career_table(found, speaking(request)))


def _disputes(
    store: ViewerStore, clashes: tuple[Clash, ...], clocks: Clocks, words: Words
) -> tuple[Dispute, ...]:
    context = Context(
        called(store, nodes_of(clashes), clocks), happened(store, events_of(clashes), clocks)
    )
    return disputes(clashes, context, words)


def _newest(store: ViewerStore, node: str, clocks: Clocks, words: Words) -> dict[str, object]:
    """The newest events about a node, as the foot of its page shows them."""
    found = events(store, clocks, about=node, limit=NEWEST).page
    return {
        "happenings": found,
        "events": events_table(found.rows, words, node),
        "limit": str(NEWEST),
    }


def _ids(text: str) -> list[str]:
    return [each for each in text.split(",") if each]


def _holds(twigs: Sequence[Twig], unit: str) -> bool:
    return any(twig.unit.id == unit or _holds(twig.below, unit) for twig in twigs)


def _here(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")
