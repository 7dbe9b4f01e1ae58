"""Bring a file into its register: read, check, compare, and write what differs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph.dates import OPEN_MOMENT
from graph.errors import RefusedError
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
    """Import a file into a register.

    The file is compared with what the register asserts at present and with nothing else: new rows
    are asserted, changed ones retracted and asserted anew, vanished ones retracted. The same file
    again changes nothing.

    Parameters
    ----------
    register
        The register the file belongs to; the file's name up to its first dot if not given.
    max_mb
        Largest file accepted, in MiB.
    batch_rows
        Rows written in one transaction. A file with more is written in several; one that was
        interrupted is completed by importing it again.

    Raises
    ------
    RefusedError
        The file cannot be read as a whole; nothing is written.
    """
    content = _content(path, max_mb)
    if format_name not in READERS:
        message = f"There is no format {format_name!r}."
        raise RefusedError(message, f"Formats: {', '.join(READERS)}.")
    name = register or path.name.split(".")[0]
    if not name.strip():
        message = "A register needs a name."
        raise RefusedError(message, "Give it with --register NAME.")
    progress("reading", 0, 0)
    sheet = READERS[format_name](content, name)
    report = _report(name, path, content)
    if dry_run:
        counts = store.plan("plan import", lambda run: _whole(run, sheet, report)).counts
        return Imported(name, True, counts, sheet.problems, dict(sheet.ignored))
    counts, moment = _write(store, sheet, report, batch_rows, progress)
    return Imported(name, False, counts, sheet.problems, dict(sheet.ignored), moment)


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


def _report(register: str, path: Path, content: bytes) -> Report:
    received = datetime.now(UTC)
    identity = derived_id("r", register, sha256(content).hexdigest(), received.isoformat())
    return Report(identity, "register", Lane.OFFICIAL, received, title=path.name, register=register)


def _asserted(run: Run, register: str) -> Asserted:
    """What a register asserts at present."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in run.rows(
        "registers.list_rows",
        register_id=register,
        open=OPEN_MOMENT,
        clearance=BASE_CLEARANCE,
    ):
        found[row["row"]][row["event_id"]] = row["assertion_id"]
    return found


def _whole(run: Run, sheet: Sheet, report: Report) -> Plan:
    asserted = _asserted(run, report.register or "")
    return merged(plan(sheet.rows, asserted, report), close_vanished(sheet, asserted, report))


def _write(
    store: Store, sheet: Sheet, report: Report, batch_rows: int, progress: Progress
) -> tuple[Counts, datetime | None]:
    counts, moment = Counts(), None
    batches = list(_batches(sheet.rows, batch_rows)) or [()]
    for done, rows in enumerate(batches, start=1):
        last = done == len(batches)
        known = () if moment else (report,)
        planned: list[Plan] = []

        def decide(
            run: Run,
            rows: Sequence[SheetRow] = rows,
            known: tuple[Report, ...] = known,
            last: bool = last,
            planned: list[Plan] = planned,
        ) -> Change:
            asserted = _asserted(run, report.register or "")
            here = plan(rows, asserted, report)
            if last:
                here = merged(here, close_vanished(sheet, asserted, report))
            planned[:] = [here]
            return here.change.with_reports(known)

        progress("writing", done - 1, len(batches))
        recorded = store.record("import", decide)
        moment = recorded.at or moment
        counts += planned[0].counts
        progress("writing", done, len(batches))
    return counts, moment


def _batches(rows: Sequence[SheetRow], size: int) -> Iterator[Sequence[SheetRow]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
