"""The pages on which an officer writes down what was heard, or what was decided."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Audit, Configured, Id, Reading, Writing, needs
from api.forms import form_up_to
from api.noting import Read, partial, pick, read_note, voice
from api.pages import page, speaking
from api.principal import Principal
from api.routers.observations import writer_of
from api.schemas.writing import FileForm
from api.uploading import Upload, uploads
from graph.accounts import Duty
from graph.answers import Hit
from graph.dates import PartialDate
from graph.errors import CanboError, NotFoundError, RefusedError, UsageError
from graph.observing import LONGEST_NAME, LONGEST_TEXT
from graph.services.attaching import attach, files_of, largest
from graph.services.clocks import read_clocks, read_day
from graph.services.deciding import KINDS, Claim, Decision, decide
from graph.services.idempotency import Once
from graph.services.keyring import ready_for
from graph.services.observing import look_alikes, observe
from graph.vault.tokens import Scope
from graph.vocabulary import CONCERNS
from graph.vocabulary import KINDS as EVENTS
from viz.writing import (
    FAULTS,
    LEVELS,
    MONTHS,
    USUAL,
    grade_choices,
    kind_choices,
    lacking,
    offered,
    source_choices,
)

router = APIRouter(include_in_schema=False)

_LONGEST_FORM: Final = 1 << 16
Observer = Annotated[Principal, Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.OBSERVE))]
Recorder = Annotated[Principal, Depends(needs(Duty.OFFICER, Duty.HEAD, scope=Scope.RECORD))]
Filled = Annotated[dict[str, str], Depends(form_up_to(_LONGEST_FORM))]
Uploaded = Annotated[
    Upload[FileForm], Depends(uploads(FileForm, lambda settings: int(largest(settings))))
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is shown again.

    Attributes:
        given: what stands in its boxes.
        faults: what is wrong, by box.
        refusal: what the service said, where it turned the whole down.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    refusal: str = ""

    @property
    def status(self) -> int:
        """422 where something is wrong in it."""
        return 422 if self.faults or self.refusal else 200


@router.get("/observe")
def note_form(request: Request, store: Reading, who: Observer, done: str = "") -> Response:
    """An empty form; after a note was written, word of it."""
    del store
    return _note_page(request, who, Sheet(), done=done)


@router.post("/observe")
def note_filled(
    request: Request, store: Writing, mine: Reading, settings: Configured, who: Observer,
    form: Filled,
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
        return _note_page(request, who, Sheet(form, refusal=error.message))
    return RedirectResponse(f"/observe?done={written.event}", 303)


@router.get("/record")
def decision_form(request: Request, store: Reading, who: Recorder, done: str = "") -> Response:
    """An empty form; after a decision was recorded, word of it and a place for its scan."""
    if done:
        return _decision_page(request, who, Sheet(), done=done, files=files_of(store, done))
    return _decision_page(request, who, Sheet())


@router.post("/record")
def decision_filled(
    request: Request, store: Writing, mine: Reading, who: Recorder, form: Filled
) -> Response:
    """Record a decision; what it lacks comes first."""
    sheet, decision = _decision(mine, form)
    if decision is None:
        return _decision_page(request, who, sheet)
    try:
        report = decide(store, writer_of(who), decision)
    except (RefusedError, UsageError, NotFoundError) as error:
        return _decision_page(request, who, Sheet(form, refusal=error.message))
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
        sheet = Sheet(refusal=_told(error))
        return _decision_page(request, who, sheet, done=report_id, files=files)
    return RedirectResponse(f"/record?done={report_id}", 303)


def _told(error: CanboError) -> str:
    return f"{error.message} {error.hint}".strip()


def _decision(mine: Reading, form: Mapping[str, str]) -> tuple[Sheet, Decision | None]:
    faults: dict[str, str] = {}
    boxes = {name: pick(mine, form, name, read_clocks()) for name in ("about", "post")}
    roles = {each.role: each.node for each in boxes.values() if each.role and each.node}
    for box, picked in boxes.items():
        if picked.fault or picked.named:
            faults[box] = picked.fault or "none"
    kind = form.get("event", "")
    if kind not in EVENTS:
        faults["kind"] = "kind"
    elif not faults and (lacks := lacking(kind, set(roles))):
        faults["about" if lacks in {"person", "unit"} else "post"] = lacks
    days = {name: _day(form, name, faults) for name in ("on", "until")}
    issued_on = _issued(form, faults)
    if faults:
        choices = {box: each.choices for box, each in boxes.items() if each.choices}
        return Sheet(form, faults, choices), None
    return Sheet(form), Decision(
        (Claim(kind, roles, days["on"], days["until"]),), form.get("number"), issued_on,
        form.get("signer"), form.get("paper", "decision"), form.get("title") or None,
        int(form.get("level") == "1"),
    )  # fmt: skip


def _day(form: Mapping[str, str], name: str, faults: dict[str, str]) -> PartialDate | None:
    try:
        return partial(form, name)
    except ValueError:
        faults[name] = "day"
        return None


def _issued(form: Mapping[str, str], faults: dict[str, str]) -> date | None:
    """The day a paper bears; a decision has its number and signer too."""
    paper = [form.get(each, "").strip() for each in ("number", "issued_on", "signer")]
    if form.get("paper") == "decision" and not all(paper):
        faults["paper"] = "paper"
    try:
        return read_day(paper[1]) if paper[1] else None
    except UsageError:
        faults["paper"] = "paper"
        return None


def _note_page(request: Request, who: Principal, sheet: Sheet, **more: object) -> Response:
    words = speaking(request)
    told = {"near": (), "done": ""} | more
    return page(
        request,
        "observe.html",
        sheet.status,
        **_common(who, sheet),
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


def _decision_page(request: Request, who: Principal, sheet: Sheet, **more: object) -> Response:
    words = speaking(request)
    told = {"done": "", "files": ()} | more
    papers, kinds = KINDS, kind_choices(words, informal=False)
    return page(
        request, "record.html", sheet.status, **_common(who, sheet), papers=papers, kinds=kinds,
        **told,
    )  # fmt: skip


def _common(who: Principal, sheet: Sheet) -> dict[str, object]:
    return {"account": who.account, "sheet": sheet, "given": sheet.given, "texts": FAULTS,
            "levels": LEVELS}  # fmt: skip
