"""Reports: what was received, and what each says."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import About, After, Id, Known, Limit, Reading, When
from api.errors import responses
from api.schemas.papers import ReportItem, Reports
from graph.jsonable import report_page_json, reports_json
from graph.services.reports import report_page, reports

router = APIRouter(prefix="/reports", tags=["reports"])

Kind = Annotated[str | None, Query(description="A kind of report, from the vocabulary.")]
Lane = Annotated[Literal["official"], Query(description="Official reports; there is no other yet.")]


@router.get("", response_model=Reports, responses=responses(404))
def list_reports(
    request: Request,
    store: Reading,
    known: Known,
    about: About = None,
    kind: Kind = None,
    lane: Lane = "official",
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """Official reports recorded by the moment, the last received first."""
    del lane
    found = reports(store, known, about=about, kind=kind, limit=limit, after=after)
    return answer(request, reports_json(found), known)


@router.get("/{report_id}", response_model=ReportItem, responses=responses(404))
def get_report(
    request: Request,
    store: Reading,
    when: When,
    report_id: Id,
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """A report with a page of what it says, by its rows."""
    return answer(
        request, report_page_json(report_page(store, report_id, when, limit, after)), when
    )
