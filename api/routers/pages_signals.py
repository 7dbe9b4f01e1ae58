"""The pages of what is heard and not confirmed: the board, one signal, reviewing, scoreboards."""

from functools import partial
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Configured, Limit, Reading, When, Who, Writing, needs
from api.forms import Form
from api.pages import csv_file, page, speaking
from api.principal import Principal
from api.routers.observations import Observer, writer_of
from graph.accounts import Duty
from graph.services.calling_back import FARTHEST, call_back, call_backs
from graph.services.clocks import read_day
from graph.services.keyring import ready_for
from graph.services.reviewing import Review, review, withdraw_review
from graph.services.scores import DAYS, LONGEST_DAYS, blind_spots, scores
from graph.services.signals import Asked, signal, signals
from graph.services.suggesting import suggestions, suggestions_on
from graph.services.tree import called
from graph.services.unit import roots
from graph.signals import OPEN, State
from graph.vault.tokens import Scope
from graph.vocabulary import KINDS
from viz.calling_back import call_backs_table
from viz.happenings import detail_cells, part_cells
from viz.heard import (
    STATES,
    VERDICTS,
    likely,
    reviews_table,
    signals_table,
    sure,
    voices_table,
)
from viz.scores import classes_table, officers_table, silent_table

router = APIRouter(include_in_schema=False)

ROWS: Final = 100
"""Signals on one page: more are not read, they are filtered."""

AGES: Final = (7, 30, 90, 180)
CHANCES: Final = (0.5, 0.7, 0.9)
"""Days since a signal was last heard of, and least probabilities, that the page offers."""


def asked_for(
    store: Reading,
    state: Annotated[State | None, Query()] = None,
    unit: Annotated[str | None, Query(max_length=200)] = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    days: Annotated[int | None, Query(ge=0, le=36_500)] = None,
    least: Annotated[float | None, Query(alias="likely", ge=0, le=1)] = None,
    *,
    mine: Annotated[bool, Query()] = False,
) -> Asked:
    """Which signals the address asks for."""
    own = store.viewer.account if mine else None
    return Asked(unit or None, state, kind or None, days, least, own)


Wanted = Annotated[Asked, Depends(asked_for)]
Reviewer = Annotated[Principal, Depends(needs(Duty.REVIEWER, scope=Scope.REVIEW))]
Silence = Annotated[int, Query(ge=1, le=LONGEST_DAYS)]
OfUnit = Annotated[str | None, Query(max_length=200)]


@router.get("/signals")
def board(request: Request, store: Reading, who: Who, clocks: When, asked: Wanted) -> Response:
    """What is heard: how sure, since when, and on whose word."""
    found = signals(store, clocks, asked, limit=ROWS, by_id=True)
    given = {
        "state": asked.state,
        "unit": asked.unit,
        "kind": asked.kind,
        "days": asked.days,
        "likely": asked.likely,
        "mine": "true" if asked.mine else None,
    }
    return page(
        request,
        "signals.html",
        board=found,
        signals=signals_table(found.rows, speaking(request)),
        states=STATES,
        kinds=[code for code, kind in KINDS.items() if kind.informal],
        ages=AGES,
        chances=CHANCES,
        given=asked,
        unit=called(store, [asked.unit], clocks).get(asked.unit) if asked.unit else None,
        reviews=Duty.REVIEWER in who.duties,
        asked={name: str(text) for name, text in given.items() if text is not None},
        again=call_backs_table(call_backs(store, clocks), speaking(request)),
    )


@router.get("/signals.csv")
def board_file(request: Request, store: Reading, clocks: When, asked: Wanted) -> Response:
    """What is heard, as a file."""
    found = signals(store, clocks, asked, limit=ROWS, by_id=True)
    return csv_file("canbo", signals_table(found.rows, speaking(request)))


@router.get("/signals/{event}")
def one_signal(
    request: Request, store: Reading, whole: Writing, settings: Configured, who: Who,
    clocks: When, event: str,
) -> Response:  # fmt: skip
    """One signal: who says so, what would settle it, and what reviewers said."""
    words = speaking(request)
    row = signal(store, event, clocks, partial(ready_for, settings, whole))
    return page(
        request,
        "signal.html",
        row=row,
        state=STATES[row.state],
        likely=likely(row, words),
        sure=sure(row, words),
        parts=part_cells(row.parts, words),
        details=detail_cells(row.details, words),
        voices=voices_table(row, clocks, words),
        reviews=reviews_table(row.reviews, words),
        standing=[each for each in row.reviews if each.withdrawn_at is None],
        suggested=suggestions_on(store, event, clocks).rows if row.state in OPEN else (),
        verdicts=VERDICTS,
        may_review=_may_review(who, [voice.author for voice in row.voices]),
        followed=[voice for voice in row.voices if voice.kept_by == who.account],
        again={each.report: each.on for each in call_backs(store, clocks, FARTHEST).rows},
    )


def _may_review(who: Principal, authors: list[str | None]) -> bool:
    """Whether this account reviews a signal: a reviewer does, but for what they wrote."""
    return Duty.REVIEWER in who.duties and who.account not in authors


@router.post("/signals/{event}/call-back")
def ask_again(store: Writing, reading: Reading, who: Observer, event: str, form: Form) -> Response:
    """Set when the source of one's note is asked again, or that it was; back to the signal."""
    del reading
    on = form.get("on", "")
    done = form.get("done") is not None or not on
    call_back(store, writer_of(who), form.get("report", ""), None if done else read_day(on, "on"))
    return RedirectResponse(f"/signals/{quote(event, safe='')}", 303)


@router.get("/review")
def to_review(
    request: Request,
    store: Reading,
    who: Who,
    clocks: When,
    unit: OfUnit = None,
    limit: Limit = 20,
) -> Response:
    """Open signals beside official events that may settle them."""
    found = suggestions(store, clocks, unit or None, limit=limit, by_id=True)
    return page(
        request,
        "review.html",
        found=found,
        verdicts=VERDICTS,
        who=who,
        reviews=Duty.REVIEWER in who.duties,
    )


@router.post("/signals/{event}/review")
def give_verdict(
    store: Writing, reading: Reading, who: Reviewer, event: str, form: Form
) -> Response:
    """A reviewer's verdict, or its withdrawal; back to the signal."""
    del reading
    official, why = form.get("official", ""), form.get("why", "")
    if form.get("verdict") == "withdraw":
        row = withdraw_review(store, who.viewer, event, official, why)
    else:
        row = review(store, who.viewer, Review(event, official, form.get("verdict", ""), why))
    return RedirectResponse(f"/signals/{row.id}#t-reviews", 303)


@router.get("/scores")
def scoreboard(
    request: Request,
    store: Reading,
    who: Who,
    clocks: When,
    unit: OfUnit = None,
    days: Silence = DAYS,
) -> Response:
    """How good our ears are, and of whom nothing is heard."""
    words = speaking(request)
    found = scores(store, clocks, unit or None, as_head=Duty.HEAD in who.duties, by_id=True)
    spots = blind_spots(store, unit, clocks, days, by_id=True) if unit else None
    return page(
        request,
        "scores.html",
        found=found,
        classes=classes_table(found, words),
        officers=officers_table(found.officers, words),
        spots=spots,
        silent=silent_table(spots, words) if spots else None,
        tops=() if unit else roots(store, clocks),
    )
