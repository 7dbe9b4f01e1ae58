"""The page of what falls due, and its files."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.dependencies import After, Reading, When
from api.pages import page, speaking
from api.routers.due import Narrowed, Unit
from api.routers.rules import TheLaw
from graph.due import QUESTIONS, Due, DueList
from graph.services.due import due, due_rows
from graph.services.due.export import csv_of, xlsx_of
from viz.due import KINDS, due_table, totals_table, undecided_table

router = APIRouter(include_in_schema=False)

ROWS: Final = 50
SPANS: Final = (3, 6, 12, 24, 36, 60)
"""Months ahead that the page offers."""

_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Kind = Annotated[str, Query(max_length=40)]


def whole_list(
    store: Reading, clocks: When, law: TheLaw, asked: Narrowed, kind: Kind, unit: Unit = None
) -> DueList:
    """All of a list, for a file."""
    return due_rows(store, law, asked(kind), clocks, unit=unit or None, by_id=True)


WholeList = Annotated[DueList, Depends(whole_list)]


@router.get("/due")
def show(
    request: Request,
    store: Reading,
    clocks: When,
    law: TheLaw,
    asked: Narrowed,
    kind: Kind = Due.RETIREMENT.value,
    unit: Unit = None,
    after: After = None,
) -> Response:
    """A list with its tabs, what is undecided below."""
    found = due(
        store, law, asked(kind), clocks, unit=unit or None, limit=ROWS, after=after or None,
        by_id=True,
    )  # fmt: skip
    words = speaking(request)
    return page(
        request,
        "due.html",
        found=found,
        due=due_table(found, words),
        undecided=undecided_table(found, words),
        totals=totals_table(found, words),
        kinds=KINDS,
        spans=SPANS,
        questions=tuple(QUESTIONS.values()),
        asked=_given(found),
    )


def _given(found: DueList) -> dict[str, str]:
    """What a file or a program asks for to get the same list."""
    asked = found.asked
    given = {
        "kind": asked.kind.value,
        "within": str(asked.within),
        "unit": found.unit.id if found.unit else "",
        "rank": ",".join(asked.ranks),
        "unit_kind": ",".join(asked.unit_kinds),
        "reason": ",".join(asked.reasons),
    }
    return {name: text for name, text in given.items() if text}


@router.get("/due.csv")
def as_csv(found: WholeList) -> Response:
    """The whole list as a file."""
    return Response(csv_of(found), media_type="text/csv", headers=_named(found, "csv"))


@router.get("/due.xlsx")
def as_workbook(found: WholeList) -> Response:
    """The whole list as a workbook."""
    return Response(xlsx_of(found), media_type=_SHEET, headers=_named(found, "xlsx"))


def _named(found: DueList, ending: str) -> dict[str, str]:
    name = f"canbo-{found.asked.kind.value}-{found.clocks.as_of}.{ending}"
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
