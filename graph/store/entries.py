"""Reads of one report with all that is written on it, for whoever follows or changes it.

Unlike :mod:`graph.store.papers` this tells of notes too, and of what was taken back.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from graph.answers import Clocks
from graph.dates import OPEN_MOMENT
from graph.model import Event, Json
from graph.papers import Part, Ref, Said
from graph.store.refs import Refs
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.visibility import Viewer
from graph.vocabulary import Lane, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as it is kept.

    Attributes:
        levels: what its level was before, each until when, and why it changed; oldest first.
        sealed: its words under the key ring, at level 2.
    """

    id: str
    lane: str
    kind: str
    level: int
    levels: tuple[str, ...]
    title: str | None
    number: str | None
    issued_on: date | None
    signer: str | None
    received_at: datetime
    author: str | None
    kept_by: str | None
    readers: tuple[str, ...]
    units: tuple[str, ...]
    source_class: str | None
    alias: str | None
    expires_on: date | None
    text: str | None = field(repr=False)
    sealed: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class EntryWord:
    """One word of a report with its event; the details as far as the viewer may read them."""

    said: Said
    event: Event
    details: Mapping[str, Json]
    parts: tuple[Part, ...]

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.said.retracted_at is None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that belongs to a report.

    Attributes:
        verdict: what the gate said of it: ``passed``, or ``declared`` where somebody answers
            for what it could not read.
        declared_by: who does.
    """

    id: str
    sha256: str
    name: str
    size: int
    media: str
    verdict: str
    declared_by: str | None
    attached_at: datetime


class Entries:
    """Reads of reports for one viewer; what is not for them is not there."""

    def __init__(self, run: Run, viewer: Viewer) -> None:
        self._run = run
        self._viewer = viewer

    def source(self, report: str) -> Row | None:
        """The informant of a report: id, class, and what is sealed of them."""
        return self._run.row("sources.get_of_report", report_id=report, viewer=self._viewer.params)

    def entry(self, report: str) -> Entry | None:
        """One report; None where there is none the viewer may read."""
        row = self._run.row("reports.get_entry", report_id=report, viewer=self._viewer.params)
        if row is None:
            return None
        lists = {name: tuple(row[name] or ()) for name in ("levels", "readers", "units")}
        return Entry(**{**row, **lists})

    def words(self, entry: Entry, clocks: Clocks) -> tuple[EntryWord, ...]:
        """What a report said by a moment, what it took back too, in the order it was recorded."""
        rows = self._run.rows(
            "assertions.list_of_entry",
            report_id=entry.id,
            known_at=clocks.known_at,
            viewer=self._viewer.params,
        )
        wanted: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for part in row["roles"]:
                wanted[part["kind"]].append(part["id"])
        named = Refs(self._run, clocks).named(wanted)
        return tuple(self._word(entry, row, named, clocks) for row in rows)

    def standing(self, report: str) -> list[str]:
        """The ids of all a report asserts at present, whatever it is about."""
        rows = self._run.rows(
            "assertions.list_of_report",
            report_id=report,
            open=OPEN_MOMENT,
            viewer=self._viewer.params,
        )
        return [row["id"] for row in rows]

    def call_backs(self, until: date, known_at: datetime) -> list[Row]:
        """Notes the viewer follows whose source is to be asked again by a day: id, event, on."""
        return self._run.rows(
            "reports.list_call_backs",
            account=self._viewer.account or "",
            until=until,
            known_at=known_at,
            viewer=self._viewer.params,
        )

    def by_number(self, number: str, issued_on: date) -> list[tuple[str, str | None]]:
        """Reports of a number and a day that the viewer may read: their ids and signers."""
        rows = self._run.rows(
            "reports.list_by_number",
            number=number,
            issued_on=issued_on,
            viewer=self._viewer.params,
        )
        return [(row["id"], row["signer"]) for row in rows]

    def files(self, report: str) -> tuple[Attached, ...]:
        """The files of a report."""
        rows = self._run.rows(
            "attachments.list_of_report", report_id=report, viewer=self._viewer.params
        )
        return tuple(Attached(**row) for row in rows)

    def file(self, report: str, file: str) -> Attached | None:
        """One file of a report."""
        row = self._run.row(
            "attachments.get_attachment",
            report_id=report,
            file_id=file,
            viewer=self._viewer.params,
        )
        return Attached(**row) if row else None

    def _word(self, entry: Entry, row: Row, named: Mapping[str, Ref], clocks: Clocks) -> EntryWord:
        event = _event(row)
        own = entry.author is not None and entry.author == self._viewer.account
        told = {
            name: value
            for name, value in event.details.items()
            if own or self._viewer.may_read(event.kind, name, entry.units)
        }
        parts = tuple(Part(role.lower(), named[node]) for role, node in event.roles)
        return EntryWord(_said(entry.id, row, clocks.known_at), event, told, parts)


def _event(row: Row) -> Event:
    return Event(
        row["event"],
        row["kind"],
        Lane(row["lane"]),
        tuple(sorted((Role(part["role"]), part["id"]) for part in row["roles"])),
        partial_of(row["on"], row["on_precision"]),
        partial_of(row["until"], row["until_precision"]),
        json.loads(row["details"]),
    )


def _said(report: str, row: Row, known_at: datetime) -> Said:
    told = {name: row[name] for name in _TOLD}
    gone = row["retracted_at"] if row["retracted_at"] <= known_at else None
    untold = gone is None and row["retracted_at"] != OPEN_MOMENT
    why = None if untold else row["why"]
    return Said(**told, report=report, retracted_at=gone, why=why)


_TOLD = (
    "id", "event", "lane", "stance", "reliability", "credibility", "access", "confidence", "row",
    "recorded_at",
)  # fmt: skip
