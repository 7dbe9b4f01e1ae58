"""The page on which an officer writes down what was heard."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Configured, Reading, Writing, needs
from api.forms import LongForm
from api.noting import Read, Sheet, read_note, voice
from api.pages import page, refusal, speaking
from api.principal import Principal
from api.routers.observations import writer_of
from graph.accounts import Duty
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.observing import LONGEST_NAME, LONGEST_TEXT
from graph.services.clocks import read_clocks
from graph.services.idempotency import Once
from graph.services.keyring import ready_for
from graph.services.observing import look_alikes, observe
from graph.vault.tokens import Scope
from graph.vocabulary import CONCERNS
from viz.retelling import beside
from viz.writing import (
    BESIDE,
    FAULTS,
    LEVELS,
    MONTHS,
    USUAL,
    grade_choices,
    kind_choices,
    offered,
    source_choices,
)

router = APIRouter(include_in_schema=False)

Observer = Annotated[Principal, Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.OBSERVE))]


@router.get("/observe")
def note_form(request: Request, store: Reading, who: Observer, done: str = "") -> Response:
    """An empty form; after a note was written, word of it."""
    del store
    return _note_page(request, who, Sheet(), done=done)


@router.post("/observe")
def note_filled(
    request: Request, store: Writing, mine: Reading, settings: Configured, who: Observer,
    form: LongForm,
) -> Response:  # fmt: skip
    """Write a note down; what it lacks, or the signals it may belong to, come first."""
    read: Read = read_note(mine, form)
    if read.faults:
        return _note_page(request, who, Sheet(form, read.faults, read.choices))
    draft = read.draft
    try:
        if not form.get("asked"):
            near = look_alikes(mine, draft, read_clocks())
            if near:
                words = speaking(request)
                told = [offered(each, words) for each in near]
                return _note_page(request, who, Sheet(form), near=told)
        if form.get("voice_on"):
            draft = voice(draft, form["voice_on"])
        key = form.get("key", "")[:LONGEST_NAME] or secrets.token_urlsafe()
        once = Once(who.account, key, repr(sorted(form.items())))
        written = observe(store, writer_of(who), ready_for(settings, store), draft, once)
    except (RefusedError, UsageError, NotFoundError) as error:
        faults = beside(error.message, BESIDE, speaking(request))
        return _note_page(request, who, Sheet(form, faults, refusal=refusal(request, error)))
    return RedirectResponse(f"/observe?done={written.event}", 303)


def _note_page(request: Request, who: Principal, sheet: Sheet, **more: object) -> Response:
    words = speaking(request)
    told = {"near": (), "done": ""} | more
    return page(
        request,
        "observe.html",
        sheet.status,
        account=who.account,
        sheet=sheet,
        given=sheet.given,
        texts=FAULTS,
        levels=LEVELS,
        usual=USUAL,
        kinds=kind_choices(words, informal=True),
        concerns=CONCERNS,
        months=MONTHS,
        sources=source_choices(words),
        scales={
            name: grade_choices(name, words) for name in ("reliability", "credibility", "access")
        },
        longest=LONGEST_TEXT,
        key=sheet.given.get("key") or secrets.token_urlsafe(),
        **told,
    )
