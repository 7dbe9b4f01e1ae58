"""The page on which an officer records what was decided, with its scan."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Audit, Configured, Id, Reading, Writing, needs
from api.forms import LongForm
from api.noting import Sheet
from api.pages import is_fragment, page, refusal, speaking
from api.principal import Principal
from api.recording import made_by, read_paper
from api.routers.observations import writer_of
from api.schemas.writing import FileForm
from api.things import changed, count_of
from api.uploading import Upload, uploads
from graph.accounts import Duty
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.services.attaching import attach, files_of, largest
from graph.services.deciding import KINDS, decide
from graph.vault.tokens import Scope
from viz.recording import FAULTS, MOST, things
from viz.writing import LEVELS, kind_choices

router = APIRouter(include_in_schema=False)

Recorder = Annotated[Principal, Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.RECORD))]
Uploaded = Annotated[
    Upload[FileForm], Depends(uploads(FileForm, lambda settings: int(largest(settings))))
]


@router.get("/record")
def decision_form(request: Request, store: Reading, who: Recorder, done: str = "") -> Response:
    """An empty form; after a decision was recorded, word of it and a place for its scan."""
    if done:
        return _page(request, who, Sheet(), done=done, files=files_of(store, done))
    return _page(request, who, Sheet())


@router.post("/record")
def decision_filled(
    request: Request, store: Writing, mine: Reading, who: Recorder, form: LongForm
) -> Response:
    """Record a decision; what it lacks comes first.

    With ``do`` nothing is recorded: the form comes back with what was typed, and with room for one
    thing more (``add``), without the third (``remove-3``), or with what its kinds ask for.
    """
    act = form.pop("do", "")
    if act:
        return _page(request, who, Sheet(changed(form, act)), begun=act == "add")
    paper = read_paper(mine, form)
    if paper.decision is None:
        return _page(request, who, Sheet(form, paper.faults, paper.choices))
    try:
        report = decide(store, writer_of(who), paper.decision)
    except (RefusedError, UsageError, NotFoundError) as error:
        return _page(request, who, Sheet(form, refusal=refusal(request, error)))
    return RedirectResponse(f"/record?done={report}", 303)


@router.post("/record/{report_id}/files")
def decision_file(
    request: Request, store: Writing, mine: Reading, trail: Audit, settings: Configured,
    who: Recorder, report_id: Id, upload: Uploaded,
) -> Response:  # fmt: skip
    """Keep a scan with the decision that was recorded."""
    try:
        attach(
            store, writer_of(who), trail, settings, report_id, upload.name, upload.content,
            declared=upload.form.declared_not_secret,
        )  # fmt: skip
    except (RefusedError, UsageError) as error:
        files = files_of(mine, report_id)
        sheet = Sheet(refusal=refusal(request, error))
        return _page(request, who, sheet, done=report_id, files=files)
    return RedirectResponse(f"/record?done={report_id}", 303)


def _page(request: Request, who: Principal, sheet: Sheet, **more: object) -> Response:
    """The whole page, or for a script the part of it in which the things stand."""
    words, given, part = speaking(request), sheet.given, is_fragment(request)
    told = {"done": "", "files": (), "begun": False} | more
    return page(
        request,
        "_things.html" if part else "record.html",
        sheet.status,
        account=who.account,
        sheet=sheet,
        given=given,
        texts=FAULTS,
        levels=LEVELS,
        papers=KINDS,
        kinds=kind_choices(words, informal=False),
        things=things(given, count_of(given), made_by(given), words),
        most=MOST,
        part=part,
        **told,
    )
