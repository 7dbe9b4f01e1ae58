"""The page of what is heard and not confirmed."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.dependencies import Reading, When
from api.pages import csv_file, page, speaking
from graph.services.signals import Asked, signals
from graph.signals import State
from viz.heard import STATES, signals_table

router = APIRouter(include_in_schema=False)

ROWS: Final = 100
"""Signals on one page: more are not read, they are filtered."""

InState = Annotated[State | None, Query()]
OfUnit = Annotated[str | None, Query()]


@router.get("/signals")
def board(
    request: Request, store: Reading, clocks: When, state: InState = None, unit: OfUnit = None
) -> Response:
    """What is heard: how sure, since when, and on whose word."""
    found = signals(store, clocks, Asked(unit, state), limit=ROWS, by_id=True)
    given = {"state": state, "unit": unit}
    return page(
        request,
        "signals.html",
        board=found,
        signals=signals_table(found, speaking(request)),
        states=STATES,
        state=state,
        asked={name: text for name, text in given.items() if text},
    )


@router.get("/signals.csv")
def board_file(
    request: Request, store: Reading, clocks: When, state: InState = None, unit: OfUnit = None
) -> Response:
    """What is heard, as a file."""
    found = signals(store, clocks, Asked(unit, state), limit=ROWS, by_id=True)
    return csv_file("canbo", signals_table(found, speaking(request)))
