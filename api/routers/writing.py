"""Reports written by hand: recorded, corrected, put under another level, withdrawn; their files."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, HTTPException, Request
from fastapi.responses import Response

from api.answering import answer, done, tag_of
from api.bounded import Bounded
from api.dependencies import Audit, Configured, Id, Reading, Writing, needs
from api.errors import responses
from api.principal import Principal
from api.routers.observations import writer_of
from api.schemas.noted import Changed, File, Files
from api.schemas.writing import FileForm, NewCorrection, NewLevel, NewReport, Withdrawal
from api.uploading import Upload, described, uploads
from graph.accounts import Duty
from graph.answers import Clocks
from graph.errors import NotFoundError
from graph.jsonable import report_page_json
from graph.jsonable.writing import file_json, files_json, note_json
from graph.services import amending
from graph.services.attaching import attach, files_of, largest, opened_file
from graph.services.clocks import read_clocks
from graph.services.deciding import decide
from graph.services.keyring import ready_for
from graph.services.notes import note_page
from graph.services.relevelling import relevel
from graph.services.reports import report_page
from graph.settings import Settings
from graph.store import Store, ViewerStore
from graph.vault.tokens import Scope

router = APIRouter(prefix="/reports", tags=["reports"], route_class=Bounded)

Recorder = Annotated[Principal, Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.RECORD))]
Seen = Annotated[
    str | None,
    Header(
        alias="If-Match", max_length=1000,
        description="The ETag of `GET /reports/{id}` or, of a note, `GET /observations/{id}`.",
    ),
]  # fmt: skip
Uploaded = Annotated[
    Upload[FileForm], Depends(uploads(FileForm, lambda settings: int(largest(settings))))
]
Tag = Callable[[ViewerStore], str]
CHANGES = responses(403, 404, 409, 412, 413, 428)


@router.post("", status_code=201, response_model=Changed, responses=responses(403, 404, 409, 413))
def post_report(store: Writing, mine: Reading, who: Recorder, report: NewReport) -> Response:
    """Record a signed decision, or an announcement, with what it decides."""
    del mine
    made = decide(store, writer_of(who), report.decision())
    return done({"report": made}, 201, {"Location": f"/api/v1/reports/{made}"})


@router.post("/{report_id}/correction", response_model=Changed, responses=CHANGES)
def post_correction(
    store: Writing, mine: Reading, settings: Configured, who: Recorder, report_id: Id,
    change: NewCorrection, seen: Seen = None,
) -> Response:  # fmt: skip
    """Put right one thing a report was recorded as saying; both stay, each with its time."""
    tag = _tagger(store, settings, report_id)
    amending.correct(
        store, writer_of(who), report_id, change.correction(), change.why, _unchanged(tag, seen)
    )
    return _changed(mine, report_id, tag)


@router.post("/{report_id}/level", response_model=Changed, responses=CHANGES)
def post_level(
    store: Writing, mine: Reading, settings: Configured, who: Recorder, report_id: Id,
    change: NewLevel, seen: Seen = None,
) -> Response:  # fmt: skip
    """Put a report under another level; who may read it changes, for the past too."""
    tag = _tagger(store, settings, report_id)
    relevel(
        store, writer_of(who), ready_for(settings, store), report_id, change.level, change.why,
        tuple(change.readers), _unchanged(tag, seen),
    )  # fmt: skip
    return _changed(mine, report_id, tag)


@router.post("/{report_id}/withdrawal", response_model=Changed, responses=CHANGES)
def post_withdrawal(
    store: Writing, mine: Reading, settings: Configured, who: Recorder, report_id: Id,
    change: Withdrawal, seen: Seen = None,
) -> Response:  # fmt: skip
    """Take back everything a report says; what stood before it stands again."""
    tag = _tagger(store, settings, report_id)
    amending.withdraw(store, writer_of(who), report_id, change.why, _unchanged(tag, seen))
    return _changed(mine, report_id, tag)


@router.post(
    "/{report_id}/attachments", status_code=201, response_model=File,
    responses=responses(403, 404, 409, 413), openapi_extra=described(FileForm),
)  # fmt: skip
def post_attachment(
    store: Writing, mine: Reading, trail: Audit, settings: Configured, who: Recorder,
    report_id: Id, upload: Uploaded,
) -> Response:  # fmt: skip
    """Keep a file with a report: text, PDF or DOCX without a mark of secrecy."""
    del mine
    declared = upload.form.declared_not_secret
    kept = attach(
        store, writer_of(who), trail, settings, report_id, upload.name, upload.content,
        declared=declared,
    )  # fmt: skip
    place = f"/api/v1/reports/{report_id}/attachments/{kept.id}"
    return done(file_json(kept), 201, {"Location": place})


@router.get("/{report_id}/attachments", response_model=Files, responses=responses(404))
def list_attachments(request: Request, mine: Reading, report_id: Id) -> Response:
    """The files of a report."""
    return answer(request, files_json(files_of(mine, report_id)))


@router.get(
    "/{report_id}/attachments/{file_id}", response_class=Response,
    responses=responses(404, 409) | {200: {"content": {"application/octet-stream": {}}}},
)  # fmt: skip
def get_attachment(mine: Reading, settings: Configured, report_id: Id, file_id: Id) -> Response:
    """A file of a report, to be kept and never shown here."""
    file, data = opened_file(mine, settings, report_id, file_id)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
        "Cache-Control": "no-store",
        "ETag": f'"{file.sha256[:32]}"',
    }
    return Response(data, media_type="application/octet-stream", headers=headers)


def _tagger(store: Store, settings: Settings, report: str) -> Tag:
    """What tells the ETag of a report as a viewer sees it."""
    ring = ready_for(settings, store)

    def tag(mine: ViewerStore) -> str:
        clocks: Clocks = read_clocks()
        try:
            return tag_of(note_json(note_page(mine, report, clocks, ring)), clocks)
        except NotFoundError:
            return tag_of(report_page_json(report_page(mine, report, clocks)), clocks)

    return tag


def _unchanged(tag: Tag, seen: str | None) -> amending.Unchanged:
    if seen is None:
        detail = "Say what you read: If-Match with the ETag of the report."
        raise HTTPException(HTTPStatus.PRECONDITION_REQUIRED, detail)
    known = {each.strip() for each in seen.split(",")}

    def check(mine: ViewerStore) -> None:
        if known.isdisjoint({"*", tag(mine)}):
            detail = "The report has changed since you read it; read it again."
            raise HTTPException(HTTPStatus.PRECONDITION_FAILED, detail)

    return check


def _changed(mine: ViewerStore, report: str, tag: Tag) -> Response:
    """The answer to a change, with the new ETag where its maker may still read the report."""
    try:
        headers = {"ETag": tag(mine)}
    except NotFoundError:
        headers = {}
    return done({"report": report}, headers=headers)
