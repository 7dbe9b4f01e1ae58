"""Bring a file into its register: compare, and write what differs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from graph.dates import OPEN_MOMENT
from graph.errors import RefusedError
from graph.importing.plan import Asserted, Counts, Plan, close_vanished, merged, plan
from graph.importing.rows import Problem, SheetRow
from graph.model import Change, Report
from graph.progress import Progress, silent
from graph.services.incoming import Incoming, read_file
from graph.store import Store
from graph.store.runner import Run
from graph.visibility import BASE

BATCH_ROWS: Final = 10_000
"""Rows written in one transaction; measured: the engine's default memory holds twice as many."""


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


def _asserted(run: Run, incoming: Incoming) -> Asserted:
    """What the register asserts at present; a stranger under its name is turned away."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    asked = {"register_id": incoming.register, "open": OPEN_MOMENT, "viewer": BASE.params}
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
