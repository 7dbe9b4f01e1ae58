"""The pages of evidence: events, reports, and what happened to a unit, post or person."""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api.dependencies import Reading, When
from api.pages import csv_file, page, speaking
from graph.services.events import event_page, events
from graph.services.reports import report_page
from graph.services.tree import called
from viz.happenings import detail_cells, events_table, part_cells, said_table, voices_table

router = APIRouter(include_in_schema=False)

PAGE: Final = 50
Folder = Annotated[str, Path(pattern="^(units|posts|people)$")]


@router.get("/events/{event_id}")
def event(request: Request, store: Reading, clocks: When, event_id: str) -> Response:
    """What happened, and who says so."""
    words = speaking(request)
    found = event_page(store, event_id, clocks)
    return page(
        request,
        "event.html",
        found=found.event,
        parts=part_cells(found.event.parts, words),
        details=detail_cells(found.event.details, words),
        voices=voices_table(found.words, words),
    )


@router.get("/events/{event_id}/reports.csv")
def event_reports(request: Request, store: Reading, clocks: When, event_id: str) -> Response:
    """Who says so, as a file."""
    found = event_page(store, event_id, clocks)
    return csv_file(found.event.id, voices_table(found.words, speaking(request)))


@router.get("/reports/{report_id}")
def report(
    request: Request, store: Reading, clocks: When, report_id: str, after: str = ""
) -> Response:
    """A report, and what it says."""
    found = report_page(store, report_id, clocks, PAGE, after or None)
    said = said_table(found.words.rows, speaking(request))
    return page(request, "report.html", found=found, said=said)


@router.get("/reports/{report_id}/events.csv")
def report_events(
    request: Request, store: Reading, clocks: When, report_id: str, after: str = ""
) -> Response:
    """What a report says, as a file: the rows of the page it is asked for on."""
    found = report_page(store, report_id, clocks, PAGE, after or None)
    return csv_file(found.paper.id, said_table(found.words.rows, speaking(request)))


@router.get("/{folder}/{node_id}/events")
def about(
    request: Request, store: Reading, clocks: When, folder: Folder, node_id: str, after: str = ""
) -> Response:
    """What happened to a unit, post or person."""
    found = events(store, clocks, about=node_id, limit=PAGE, after=after or None)
    name = called(store, [node_id], clocks)[node_id]
    table = events_table(found.page.rows, speaking(request), node_id)
    return page(request, "events.html", found=found, about=name, events=table, folder=folder)


@router.get("/{folder}/{node_id}/events.csv")
def about_file(
    request: Request,
    store: Reading,
    clocks: When,
    folder: Folder,
    node_id: str,
    after: str = "",
    limit: int = PAGE,
) -> Response:
    """What happened, as a file: the rows of the page it is asked for on."""
    del folder
    found = events(store, clocks, about=node_id, limit=limit, after=after or None)
    return csv_file(node_id, events_table(found.page.rows, speaking(request), node_id))
