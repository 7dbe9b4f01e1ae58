"""The pages of where people have been and go: rotations, colleagues, flows, lines of heads."""

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.dependencies import Reading, When
from api.pages import csv_file, page, speaking
from api.routers.rotating import Years
from api.routers.rules import TheLaw
from graph.answers import Clocks, Tenure
from graph.services.flows import flows
from graph.services.history import history
from graph.services.paging import LARGEST
from graph.services.rotation import colleagues, line, rotations
from graph.store import ViewerStore
from viz.flows import dead_ends_table, feeders_table, flows_picture, flows_table
from viz.line import heads_of_line, heads_table, units_of_line, vacancies
from viz.rotating import away_table, colleagues_table, stays_table
from viz.tables import Table

router = APIRouter(include_in_schema=False)

ROWS: Final = 100
"""Moves the page of a unit shows; its file holds all."""

FEW: Final = 20
"""Feeders and dead ends the page shows."""

SPANS: Final = (3, 5, 10, 20)
"""Years back that the page offers."""

Shown = Annotated[int, Query(ge=1, le=LARGEST)]


@router.get("/people/{person_id}/rotations")
def rotations_page(
    request: Request, store: Reading, clocks: When, law: TheLaw, person_id: str
) -> Response:
    """A person's rotations and secondments with their limits, and how long the posts are held."""
    words = speaking(request)
    found = rotations(store, person_id, clocks, law, by_id=True)
    held = _career(store, found.person.id, clocks)
    return page(
        request,
        "rotations.html",
        found=found,
        away=away_table(found, words),
        stays=stays_table(found, held, words),
    )


@router.get("/people/{person_id}/rotations.csv")
def rotations_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, person_id: str
) -> Response:
    """A person's rotations and secondments, as a file."""
    found = rotations(store, person_id, clocks, law, by_id=True)
    return csv_file(found.person.id, away_table(found, speaking(request)))


@router.get("/people/{person_id}/stays.csv")
def stays_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, person_id: str
) -> Response:
    """How long a person holds the posts of the day, as a file."""
    found = rotations(store, person_id, clocks, law, by_id=True)
    held = _career(store, found.person.id, clocks)
    return csv_file(found.person.id, stays_table(found, held, speaking(request)))


def _career(store: ViewerStore, person: str, clocks: Clocks) -> tuple[Tenure, ...]:
    """The tenures of a person with the reports they rest on."""
    return history(store, person, clocks, by_id=True).tenures


@router.get("/people/{person_id}/colleagues")
def colleagues_page(
    request: Request, store: Reading, clocks: When, person_id: str, limit: Shown = 50
) -> Response:
    """Whom a person certainly served with, the longest first."""
    found = colleagues(store, person_id, clocks, limit=limit, by_id=True)
    table = colleagues_table(found, speaking(request))
    return page(request, "colleagues.html", found=found, colleagues=table, most=LARGEST)


@router.get("/people/{person_id}/colleagues.csv")
def colleagues_file(request: Request, store: Reading, clocks: When, person_id: str) -> Response:
    """Whom a person certainly served with, as a file."""
    found = colleagues(store, person_id, clocks, limit=LARGEST, by_id=True)
    return csv_file(found.person.id, colleagues_table(found, speaking(request)))


@router.get("/units/{unit_id}/flows")
def flows_page(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str, years: Years = 10
) -> Response:
    """From where to where people went, by year; feeders and dead ends."""
    words = speaking(request)
    found = flows(store, unit_id, clocks, law, years=years, by_id=True)
    moves, feeders, ends = (
        told(found, words) for told in (flows_table, feeders_table, dead_ends_table)
    )
    return page(
        request,
        "flows.html",
        found=found,
        years=years,
        spans=SPANS,
        total=sum(row.moves for row in found.rows),
        picture=flows_picture(found, years, ROWS, words),
        moves=_first(moves, ROWS),
        number=len(moves.rows),
        traffic=[(_first(each, FEW), len(each.rows)) for each in (feeders, ends)],
    )


def _first(table: Table, number: int) -> Table:
    return replace(table, rows=table.rows[:number])


@router.get("/units/{unit_id}/flows.csv")
def flows_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str, years: Years = 10
) -> Response:
    """From where to where people went, as a file."""
    found = flows(store, unit_id, clocks, law, years=years, by_id=True)
    return csv_file(found.unit.id, flows_table(found, speaking(request)))


@router.get("/units/{unit_id}/feeders.csv")
def feeders_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str, years: Years = 10
) -> Response:
    """Units from which people go on to higher posts, as a file."""
    found = flows(store, unit_id, clocks, law, years=years, by_id=True)
    return csv_file(found.unit.id, feeders_table(found, speaking(request)))


@router.get("/units/{unit_id}/dead-ends.csv")
def dead_ends_file(
    request: Request, store: Reading, clocks: When, law: TheLaw, unit_id: str, years: Years = 10
) -> Response:
    """Units nobody went on from, as a file."""
    found = flows(store, unit_id, clocks, law, years=years, by_id=True)
    return csv_file(found.unit.id, dead_ends_table(found, speaking(request)))


@router.get("/units/{unit_id}/line")
def line_page(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """Who led a unit, and the units it came from and became."""
    words = speaking(request)
    found = line(store, unit_id, clocks, by_id=True)
    empty = vacancies(found)
    return page(
        request,
        "line.html",
        found=found,
        units=units_of_line(found, words),
        timeline=heads_of_line(found, empty, words) if found.heads else "",
        heads=heads_table(found, empty, words),
    )


@router.get("/units/{unit_id}/line.csv")
def line_file(request: Request, store: Reading, clocks: When, unit_id: str) -> Response:
    """Who led a unit and those of its line, as a file."""
    found = line(store, unit_id, clocks, by_id=True)
    return csv_file(found.unit.id, heads_table(found, vacancies(found), speaking(request)))
