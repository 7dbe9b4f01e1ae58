"""Files that belong to reports: let in by the gate, kept beside the database, read by its readers.

The folder names each by the hash of what it holds; of one that is refused nothing is kept but the
fact, in the audit.
"""

import os
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from graph.attachments import Checked, Limits, Stamped, Undeclared, check
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.ids import random_id
from graph.model import Change
from graph.names import is_text
from graph.observing import HIGHEST_LEVEL, LONGEST_NAME, Writer
from graph.services.amending import the_entry
from graph.services.naming import NO_ID
from graph.services.trail import Trail
from graph.settings import Settings
from graph.store import Store, View, ViewerStore
from graph.store.entries import Attached
from graph.store.runner import Run
from graph.told import quoted, told

MOST_FILES: Final = 20
"""Files that one report may have."""


def folder(settings: Settings) -> Path:
    """Where the files are kept."""
    return settings.home / "attachments"


def largest(settings: Settings) -> float:
    """Megabytes that a file may have: what the gate reads, and no more than an import."""
    return min(Limits().megabytes, settings.import_max_mb)


def let_in(
    trail: Trail, settings: Settings, writer: Writer, name: str, data: bytes, *, declared: bool
) -> tuple[str, Checked]:
    """The name a file is kept under, and what the gate says of it; a refusal is audited.

    Raises:
        UsageError: it has no name that can be read.
        RefusedError: it is marked secret, cannot be read throughout and nobody answers for it,
            or is no file the gate reads.
    """
    name = PurePosixPath(name.replace("\\", "/")).name.strip()
    if not name or len(name) > LONGEST_NAME or not is_text(name):
        message = told(
            "The file has a name of up to %(longest)s characters that can be read.",
            longest=LONGEST_NAME,
        )
        raise UsageError(message)
    reason = "unreadable"
    try:
        found = check(name, data, declared, Limits(megabytes=largest(settings)))
        reason = _reason(found)
        found.require_passed()
    except RefusedError:
        trail.note(writer.account, "attachment", outcome="refused", details={"reason": reason})
        raise
    return name, found


def attach(
    store: Store,
    writer: Writer,
    trail: Trail,
    settings: Settings,
    report: str,
    name: str,
    data: bytes,
    *,
    declared: bool = False,
) -> Attached:
    """Keep a file with a report.

    Parameters
    ----------
    declared
        Whether the writer answers for it that what cannot be read bears no mark of secrecy; it
        goes into the audit.

    Raises
    ------
    NotFoundError
        There is no such report.
    RefusedError
        The report is not the writer's, is of level 2 or has files enough; or see `let_in`.
    """
    store.plan("attach", lambda run: _check_report(run, writer, report))
    name, found = let_in(trail, settings, writer, name, data, declared=declared)
    answers = found.declared and bool(found.unread)
    file = Attached(
        random_id("f"), found.sha256, name, len(data), found.media_type,
        "declared" if answers else "passed", writer.account if answers else None,
        datetime.now(UTC),
    )  # fmt: skip
    _keep(settings, file.sha256, data)

    def decide(run: Run) -> Change:
        _check_report(run, writer, report)
        run.rows(
            "attachments.create_attachment", report_id=report, id=file.id, sha256=file.sha256,
            name=file.name, size=file.size, media=file.media, verdict=file.verdict,
            declared_by=file.declared_by, at=file.attached_at,
        )  # fmt: skip
        return Change()

    store.record("attach", decide)
    trail.note(writer.account, "attachment", file.id, details={"verdict": file.verdict})
    return file


def files_of(store: ViewerStore, report: str) -> tuple[Attached, ...]:
    """The files of a report.

    Raises:
        NotFoundError: there is no such report, or not for this viewer.
    """

    def work(view: View) -> tuple[Attached, ...]:
        if view.entries().entry(report) is None:
            message = told("There is no report %(report)s.", report=quoted(report))
            raise NotFoundError(message, NO_ID)
        return view.entries().files(report)

    return store.ask("files", work)


def opened_file(
    store: ViewerStore, settings: Settings, report: str, file: str
) -> tuple[Attached, bytes]:
    """A file of a report with what it holds.

    Raises:
        NotFoundError: there is none of that id, or not for this viewer.
        RefusedError: it is missing from the folder, or was changed there.
    """
    found = store.ask("file", lambda view: view.entries().file(report, file))
    if found is None:
        message = told("There is no file %(file)s.", file=quoted(file))
        raise NotFoundError(message, NO_ID)
    try:
        data = (folder(settings) / found.sha256).read_bytes()
    except OSError:
        data = b""
    if sha256(data).hexdigest() != found.sha256:
        message = told("The file is missing, or is not as it was attached.")
        raise RefusedError(message, "Restore the folder `attachments` from a backup.")
    return found, data


def _check_report(run: Run, writer: Writer, report: str) -> None:
    entry = the_entry(run, writer, report)
    if entry.level == HIGHEST_LEVEL:
        message = told("A report of level 2 keeps sealed words and no files.")
        raise RefusedError(message, told("Put it under level 1 first."))
    if len(View(run, writer.viewer).entries().files(report)) >= MOST_FILES:
        message = told("A report has %(most)s files at most.", most=MOST_FILES)
        raise RefusedError(message)


def _reason(found: Checked) -> str:
    match found.verdict:
        case Stamped():
            return "stamped"
        case Undeclared():
            return "undeclared"
        case _:
            return "passed"


def _keep(settings: Settings, name: str, data: bytes) -> None:
    """Put a file into the folder, whole or not at all, for its owner alone."""
    kept = folder(settings)
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (kept / name).exists():
        return
    partial = kept / f".{name}.{secrets.token_hex(4)}"
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(kept / name)
