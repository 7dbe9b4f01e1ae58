"""Take a person or a report away for good, on a lawful order: the one path that deletes.

An order, a reason and a second person are needed. What went is written in a ledger outside the
database, by ids alone, before anything goes: so an interrupted purge can be completed, and a backup
that was restored does not bring anybody back. A tombstone in the graph says that something went, on
whose order, and not what.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from graph.errors import NotFoundError, RefusedError
from graph.ids import random_id
from graph.names import fold
from graph.progress import Progress, silent
from graph.services.attaching import folder
from graph.services.checking import rebuild
from graph.settings import Settings
from graph.store import Store
from graph.store.runner import Row, Run

LONGEST: Final = 200
"""Characters of an order's number and of a reason."""


@dataclass(frozen=True, slots=True)
class Purge:
    """One entry of the ledger.

    Attributes:
        kind: person or report.
        subjects: the ids that went; all records of one human being.
        number, why: of the order, and the reason; without a name.
        by, second: the two accounts that answer for it.
        at: when, ISO 8601.
    """

    id: str
    kind: str
    subjects: tuple[str, ...]
    number: str
    why: str
    by: str
    second: str
    at: str


@dataclass(frozen=True, slots=True)
class Order:
    """Who wants what to go, and by which right."""

    number: str
    why: str
    by: str
    second: str

    def check(self, names: Iterable[str]) -> None:
        """Refuse an order that lacks something.

        Raises:
            RefusedError: number, reason or second person is missing, or the words name whoever
                is to go.
        """
        words = f"{self.number} {self.why}"
        if not self.number.strip() or not self.why.strip() or len(words) > 2 * LONGEST:
            message = f"A purge needs an order and a reason, of up to {LONGEST} characters each."
            raise RefusedError(message)
        if self.by == self.second:
            message = "A purge needs two people; the second is the first."
            raise RefusedError(message, "Another account confirms it with its own password.")
        if any(fold(name) in fold(words) for name in names if name):
            message = "The order and the reason must not name whoever is taken away: they stay."
            raise RefusedError(message)


def ledger_file(settings: Settings) -> Path:
    """Where the ledger of a data folder lies."""
    return settings.home / "purges.jsonl"


def purge_person(
    store: Store, settings: Settings, person: str, order: Order, progress: Progress = silent
) -> Purge:
    """Take a human being away: every record, event, spell and word about them.

    Raises:
        NotFoundError: there is no such person.
        RefusedError: the order lacks something; nothing went.
    """
    rows = store.plan("purge", lambda run: run.rows("purges.list_people", person_id=person))
    if not rows:
        message = f"There is no person {person!r}."
        raise NotFoundError(message)
    names = [row["name"] for row in rows if row["name"]]
    order.check(names)
    made = _purge("person", tuple(row["id"] for row in rows), order)
    _delete(store, settings, made, names)
    rebuild(store, progress)
    return made


def purge_report(
    store: Store, settings: Settings, report: str, order: Order, progress: Progress = silent
) -> Purge:
    """Take a report away with everything that it alone says.

    Raises:
        NotFoundError: there is no such report.
        RefusedError: the order lacks something; nothing went.
    """
    order.check(())
    made = _purge("report", (report,), order)
    if not _delete(store, settings, made, ()):
        message = f"There is no report {report!r}."
        raise NotFoundError(message)
    rebuild(store, progress)
    return made


def reapply(store: Store, settings: Settings, progress: Progress = silent) -> int:
    """Take away again whatever the ledger names; returns how many entries it has.

    For after a restore, and to complete a purge that was interrupted.
    """
    entries = read_ledger(settings)
    for entry in entries:
        _delete(store, settings, entry, _names(store, entry.subjects))
    if entries:
        rebuild(store, progress)
    return len(entries)


def _names(store: Store, people: Sequence[str]) -> list[str]:
    def work(run: Run) -> list[str]:
        rows = [row for one in people for row in run.rows("purges.list_people", person_id=one)]
        return [row["name"] for row in rows if row["name"]]

    return store.plan("names", work)


def tombstones(store: Store) -> list[Row]:
    """What was ever taken away, the last first: on whose order and by whom, not what."""
    return store.plan("tombstones", lambda run: run.rows("purges.list_tombstones"))


def read_ledger(settings: Settings) -> list[Purge]:
    """Every purge, the first first.

    Raises:
        RefusedError: a line cannot be read; it is named.
    """
    path = ledger_file(settings)
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            told = json.loads(line)
            found.append(Purge(**{**told, "subjects": tuple(told["subjects"])}))
        except (ValueError, TypeError, KeyError) as error:
            message = f"{path}, line {number}: this is no entry of the ledger."
            raise RefusedError(message, "Restore the file from a backup; nothing was done."
                               ) from error  # fmt: skip
    return found


def _purge(kind: str, subjects: tuple[str, ...], order: Order) -> Purge:
    at = datetime.now(UTC).isoformat()
    return Purge(
        random_id("x"), kind, subjects, order.number, order.why, order.by, order.second, at
    )


def _enter(settings: Settings, made: Purge) -> None:
    """Write it in the ledger, unless it is there: it is on the disk before anything is gone."""
    if any(entry.id == made.id for entry in read_ledger(settings)):
        return
    handle = os.open(ledger_file(settings), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _delete(store: Store, settings: Settings, made: Purge, names: Sequence[str]) -> bool:
    """Take away what an entry names; whether anything of it was there."""

    def work(run: Run) -> tuple[bool, list[str]]:
        run.rows("clock.upsert_lock")
        if made.kind == "person":
            gone, found = _delete_people(run, list(made.subjects), list(names)), True
        else:
            run.rows("purges.purge_events_of_report", report_id=made.subjects[0])
            gone = run.rows("purges.purge_reports", report_ids=list(made.subjects))
            found = bool(gone)
        if found:
            _leave_tombstone(run, made, [row["report_id"] for row in gone])
            _enter(settings, made)
        return found, [str(name) for row in gone for name in row["sums"]]

    found, sums = store.rebuild(work)
    for name in sums:
        _drop_file(store, settings, name)
    return found


def _leave_tombstone(run: Run, made: Purge, reports: list[str]) -> None:
    run.rows("idempotency.purge_of_reports", report_ids=reports)
    run.rows("purges.purge_lone_sources")
    stone = {name: value for name, value in asdict(made).items() if name != "subjects"}
    at = datetime.fromisoformat(made.at)
    run.rows("purges.create_tombstone", **{**stone, "at": at, "reports": len(reports)})


def _drop_file(store: Store, settings: Settings, name: str) -> None:
    """Remove a file that no report has any more."""
    if not store.plan("files", lambda run: run.rows("attachments.list_same", sha256=name)):
        (folder(settings) / name).unlink(missing_ok=True)


def _delete_people(run: Run, people: list[str], names: list[str]) -> list[Row]:
    told = run.rows("purges.purge_events_of_people", person_ids=people)
    reports = [row["report_id"] for row in told if row["report_id"]]
    gone = run.rows("purges.purge_emptied", report_ids=reports)
    run.rows("purges.close_words", report_ids=reports, names=names)
    run.rows("purges.purge_people", person_ids=people)
    return gone
