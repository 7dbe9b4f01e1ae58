"""Bring a file into its register: read, check, compare, and write what differs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph.dates import OPEN_MOMENT
from graph.errors import RefusedError, UsageError
from graph.ids import derived_id
from graph.importing.plan import Asserted, Counts, Plan, close_vanished, merged, plan
from graph.importing.popolo import read_popolo
from graph.importing.rows import Problem, Sheet, SheetRow
from graph.model import Change, Report
from graph.progress import Progress, silent
from graph.store import Store
from graph.store.evidence import BASE_CLEARANCE
from graph.store.runner import Run
from graph.vocabulary import Lane

READERS: Final[dict[str, Callable[[bytes, str], Sheet]]] = {"popolo": read_popolo}
"""Formats by name."""

BATCH_ROWS: Final = 10_000
"""Rows written in one transaction; measured: the engine's default memory holds twice as many."""

_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or with a dry run would do.

    Attributes:
        counts: rows created, changed, closed and unchanged.
        problems: what was refused or is doubtful, with its place.
        ignored: how often each field was met that canbo has no place for.
        recorded_at: when it was recorded; None where nothing was.
    """

    register: str
    dry_run: bool
    counts: Counts
    problems: tuple[Problem, ...]
    ignored: dict[str, int]
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read and checked, before anything is asked of the graph.

    Attributes:
        named: whether its register was named, or taken from the file's name.
    """

    sheet: Sheet
    report: Report
    register: str
    named: bool


def read_file(
    path: Path,
    *,
    format_name: str = "popolo",
    register: str | None = None,
    max_mb: int = 256,
) -> Incoming:
    """Read and check a file, row by row; the graph is not needed.

    Parameters
    ----------
    register
        The register the file belongs to; the file's name up to its first dot if not given.
    max_mb
        Largest file accepted, in MiB.

    Raises
    ------
    UsageError
        There is no such format, or the register has no name.
    RefusedError
        The file cannot be read as a whole.
    """
    _reader(format_name)  # refused before the file is read
    return read_content(_content(path, max_mb), path.name, format_name, register)


def read_content(
    content: bytes, file_name: str, format_name: str = "popolo", register: str | None = None
) -> Incoming:
    """Read and check what a file of that name holds; see :func:`read_file`."""
    name = (file_name.split(".")[0] if register is None else register).strip()
    if not name:
        message = "A register needs a name."
        raise UsageError(message, "Give it with --register NAME.")
    report = _report(name, file_name, content)
    return Incoming(_reader(format_name)(content, name), report, name, register is not None)


def _reader(format_name: str) -> Callable[[bytes, str], Sheet]:
    if format_name not in READERS:
        message = f"There is no format {format_name!r}."
        raise UsageError(message, f"Formats: {', '.join(READERS)}.")
    return READERS[format_name]


def import_incoming(
    store: Store,
    incoming: Incoming,
    *,
    dry_run: bool = False,
    batch_rows: int = BATCH_ROWS,
    progress: Progress = silent,
) -> Imported:
    """Bring a file that was read into its register.

    It is compared with what the register asserts at present and with nothing else: new rows are
    asserted, changed ones retracted and asserted anew, vanished ones retracted. The same file
    again changes nothing.

    Parameters
    ----------
    batch_rows
        Rows written in one transaction. A file with more is written in several; one that was
        interrupted is completed by importing it again.

    Raises
    ------
    RefusedError
        The register was not named, and the one of the file's name holds none of its rows.
    """
    sheet = incoming.sheet
    if dry_run:
        counts = store.plan("plan import", lambda run: _whole(run, incoming)).counts
        moment = None
    else:
        counts, moment = _write(store, incoming, batch_rows, progress)
    return Imported(incoming.register, dry_run, counts, sheet.problems, dict(sheet.ignored), moment)


def import_file(
    store: Store,
    path: Path,
    *,
    format_name: str = "popolo",
    register: str | None = None,
    dry_run: bool = False,
    max_mb: int = 256,
    batch_rows: int = BATCH_ROWS,
    progress: Progress = silent,
) -> Imported:
    """Read a file and bring it into its register; :func:`read_file`, :func:`import_incoming`."""
    incoming = read_file(path, format_name=format_name, register=register, max_mb=max_mb)
    return import_incoming(
        store, incoming, dry_run=dry_run, batch_rows=batch_rows, progress=progress
    )


def _content(path: Path, max_mb: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_mb * _MIB:
            message = f"{path.name} has {size / _MIB:.0f} MiB; at most {max_mb} are accepted."
            raise RefusedError(message, "Split the file, or raise CANBO_IMPORT_MAX_MB.")
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise RefusedError(message) from error


def _report(register: str, title: str, content: bytes) -> Report:
    received = datetime.now(UTC)
    identity = derived_id("r", register, sha256(content).hexdigest(), received.isoformat())
    return Report(identity, "register", Lane.OFFICIAL, received, title=title, register=register)


def _asserted(run: Run, incoming: Incoming) -> Asserted:
    """What the register asserts at present; a stranger under its name is turned away."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    asked = {"register_id": incoming.register, "open": OPEN_MOMENT, "clearance": BASE_CLEARANCE}
    for row in run.rows("registers.list_rows", **asked):
        found[row["row"]][row["event_id"]] = row["assertion_id"]
    sheet = incoming.sheet
    known = any(row.key in found for row in sheet.rows) or not sheet.refused.isdisjoint(found)
    if found and not known and not incoming.named:
        name = incoming.register
        message = f"The register {name!r} holds {len(found)} rows and none of this file's."
        hint = f"Name another with --register, or --register {name} to replace all it says."
        raise RefusedError(message, hint)
    return found


def _whole(run: Run, incoming: Incoming) -> Plan:
    asserted, report = _asserted(run, incoming), incoming.report
    return merged(
        plan(incoming.sheet.rows, asserted, report),
        close_vanished(incoming.sheet, asserted, report),
    )


def _write(
    store: Store, incoming: Incoming, batch_rows: int, progress: Progress
) -> tuple[Counts, datetime | None]:
    counts, moment = Counts(), None
    sheet, report = incoming.sheet, incoming.report
    batches = list(_batches(sheet.rows, batch_rows))
    for done, rows in enumerate(batches, start=1):
        planned: list[Plan] = []
        decide = partial(
            _decide,
            incoming=incoming,
            rows=rows,
            reports=() if moment else (report,),
            last=done == len(batches),
            planned=planned,
        )
        progress("writing", done - 1, len(batches))
        moment = store.record("import", decide).at or moment
        counts += planned[0].counts
        progress("writing", done, len(batches))
    return counts, moment


def _decide(
    run: Run,
    *,
    incoming: Incoming,
    rows: Sequence[SheetRow],
    reports: tuple[Report, ...],
    last: bool,
    planned: list[Plan],
) -> Change:
    asserted = _asserted(run, incoming)
    here = plan(rows, asserted, incoming.report)
    if last:
        here = merged(here, close_vanished(incoming.sheet, asserted, incoming.report))
    planned[:] = [here]
    return here.change.with_reports(reports)


def _batches(rows: Sequence[SheetRow], size: int) -> Iterator[Sequence[SheetRow]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
