"""Reads of events and reports for one viewer: official words, of a level they may read.

Informal ones are stored and answer nothing here: they appear in no row, no count and no total.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from graph.answers import Clocks, UnitRef
from graph.dates import OPEN_MOMENT, UNKNOWN_START
from graph.model import Json
from graph.papers import Happening, Paper, Part, Ref, Said
from graph.store.evidence import GraphEvidence
from graph.store.reading import unit_ref
from graph.store.refs import Refs
from graph.store.renaming import Names
from graph.store.rows import partial_of
from graph.store.runner import Row, Run
from graph.visibility import Viewer
from graph.vocabulary import KINDS, REPORT_KINDS, Lane, Role

OFFICIAL: Final = tuple(code for code, kind in REPORT_KINDS.items() if kind.lane is Lane.OFFICIAL)
"""The kinds of report that are told of."""

_ROLES: Final = {role.value: place for place, role in enumerate(Role)}


class PapersView:
    """Reads of what was said, by whom, as known at one moment."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._clocks = clocks
        self._seen = {"known_at": clocks.known_at, "viewer": viewer.params}
        self.refs = Refs(run, clocks)

    def records_of(self, node: str) -> list[str] | None:
        """The ids under which events name a node: for a person, of all records joined.

        None where there is no such unit, post or person, or nothing that stands names it.
        """
        row = self._run.row("names.get_kind", node_id=node)
        if row is None:
            return None
        if self._clocks.historic:
            live = bool(Names(self._run, self._clocks).known([node]))
        else:
            live = bool(row["live"])
        if not live:
            return None
        if row["kind"] != "Person":
            return [node]
        joined = GraphEvidence(self._run, self._clocks.known_at).joined([node])
        return sorted({node, *joined})

    def kinds(self, kind: str | None) -> list[str]:
        """The kinds of event asked for; the statements keep back what is not for the viewer."""
        return [code for code in KINDS if kind in {None, code}]

    def events_about(
        self, nodes: Sequence[str], kind: str | None, until: date, after: str, limit: int
    ) -> list[tuple[date | None, str]]:
        """Days and ids of events that name one of these nodes, newest first, from a place on."""
        rows = self._run.rows(
            "events.list_about",
            node_ids=list(nodes),
            kinds=self.kinds(kind),
            until=until,
            after=after,
            unknown=UNKNOWN_START,
            max=limit,
            **self._seen,
        )
        return [(row["on"], row["id"]) for row in rows]

    def newest_events(
        self, kind: str | None, until: date, after: str, limit: int
    ) -> list[tuple[date | None, str]]:
        """Days and ids of all events, newest first, from a place on; those without a day last."""
        asked = {"kinds": self.kinds(kind), **self._seen}
        found: list[tuple[date | None, str]] = []
        if until > UNKNOWN_START:
            rows = self._run.rows(
                "events.list_newest", until=until, after=after, max=limit, **asked
            )
            found, after = [(row["on"], row["id"]) for row in rows], ""
        if len(found) < limit:
            rows = self._run.rows(
                "events.list_undated", after=after, max=limit - len(found), **asked
            )
            found += [(None, row["id"]) for row in rows]
        return found

    def count_events(self, nodes: Sequence[str] | None, kind: str | None) -> int:
        """How many events had happened by the day asked for, about these nodes or at all."""
        asked = {
            "kinds": self.kinds(kind),
            "as_of": self._clocks.as_of,
            "unknown": UNKNOWN_START,
            **self._seen,
        }
        if nodes is None:
            row = self._run.row("events.count_standing", **asked)
        else:
            row = self._run.row("events.count_about", node_ids=list(nodes), **asked)
        return int(row["total"]) if row else 0

    def events(self, ids: Sequence[str]) -> dict[str, Happening]:
        """Events by id, with their roles named; the ones not to be seen are left out."""
        rows = self._run.rows(
            "events.list_entries",
            event_ids=sorted(set(ids)),
            **self._seen,
        )
        wanted: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for part in row["roles"]:
                wanted[part["kind"]].append(part["id"])
        named = self.refs.named(wanted)
        return {row["id"]: self._happening(row, named) for row in rows}

    def _happening(self, row: Row, named: Mapping[str, Ref]) -> Happening:
        on = partial_of(row["on"], row["on_precision"])
        until = partial_of(row["until"], row["until_precision"])
        parts = sorted(row["roles"], key=lambda part: (_ROLES[part["role"]], part["id"]))
        details: dict[str, Json] = json.loads(row["details"])
        concerned = units_concerned(row["roles"])
        return Happening(
            id=row["id"],
            kind=row["kind"],
            lane=row["lane"],
            on=on.text if on else None,
            until=until.text if until else None,
            parts=tuple(Part(part["role"].lower(), named[part["id"]]) for part in parts),
            details={
                name: value
                for name, value in details.items()
                if self._viewer.may_read(row["kind"], name, concerned)
            },
            supports=row["supports"],
            contradicts=row["contradicts"],
            confidence=row["confidence"],
        )

    def words_on(self, event: str) -> list[Said]:
        """Every word on an event, those taken back too, in the order they were recorded."""
        rows = self._run.rows("assertions.list_on_event", event_id=event, **self._seen)
        return [self._said(row, report=row["report_id"], event=event) for row in rows]

    def words_in(self, report: str, row: str, after: str, limit: int) -> list[Said]:
        """What a report said, what it took back too, by its rows, from a place on."""
        rows = self._run.rows(
            "assertions.list_in_report",
            report_id=report,
            row=row,
            after=after,
            max=limit,
            **self._seen,
        )
        return [self._said(each, report=report, event=each["event_id"]) for each in rows]

    def count_words(self, report: str) -> tuple[int, int]:
        """How many words a report said, and how many of them stand."""
        row = self._run.row(
            "assertions.count_in_report",
            report_id=report,
            **self._seen,
        )
        return (row["total"], row["standing"]) if row else (0, 0)

    def _said(self, row: Row, report: str, event: str) -> Said:
        retracted = row["retracted_at"]
        stands = retracted > self._clocks.known_at
        # The reason of a retraction is written over what was noted before.
        untold = stands and retracted != OPEN_MOMENT
        return Said(
            id=row["id"],
            report=report,
            event=event,
            lane=row["lane"],
            stance=row["stance"],
            reliability=row["reliability"],
            credibility=row["credibility"],
            access=row["access"],
            confidence=row["confidence"],
            row=row["row"],
            recorded_at=row["recorded_at"],
            retracted_at=None if stands else retracted,
            why=None if untold else row["why"],
        )

    def reports_about(
        self, nodes: Sequence[str] | None, kind: str | None, until: datetime, after: str, limit: int
    ) -> list[tuple[datetime, str]]:
        """When received, and ids, of reports, the last first, from a place on."""
        asked = {"kinds": _official(kind), "until": until, "after": after, "max": limit}
        asked |= self._seen
        if nodes is None:
            rows = self._run.rows("reports.list_newest", **asked)
        else:
            rows = self._run.rows("reports.list_about", node_ids=list(nodes), **asked)
        return [(row["received_at"], row["id"]) for row in rows]

    def count_reports(self, nodes: Sequence[str] | None, kind: str | None) -> int:
        """How many reports there are, about these nodes or at all."""
        asked = {"kinds": _official(kind), **self._seen}
        if nodes is None:
            row = self._run.row("reports.count_received", **asked)
        else:
            row = self._run.row("reports.count_about", node_ids=list(nodes), **asked)
        return int(row["total"]) if row else 0

    def reports(self, ids: Sequence[str]) -> dict[str, Paper]:
        """Reports by id; the ones not to be seen are left out."""
        rows = self._run.rows("reports.list_papers", report_ids=sorted(set(ids)), **self._seen)
        return {row["id"]: Paper(**row) for row in rows}

    def covered_by(self, report: str) -> list[UnitRef]:
        """Units a report speaks for as a whole."""
        rows = self._run.rows("coverages.list_of_report", report_id=report, **self._seen)
        return Names(self._run, self._clocks).units([unit_ref(row) for row in rows])


def units_concerned(roles: Sequence[Mapping[str, Any]]) -> list[str]:
    """The units an event's marks are measured by: of its people; the ones it names if of none.

    One person of whom no unit is known makes it nobody's: the list is empty then.
    """
    people = [part["places"] or [] for part in roles if part["kind"] == "Person"]
    if not people:
        return [part["id"] for part in roles if part["kind"] == "Unit"]
    return [unit for places in people for unit in places] if all(people) else []


def _official(kind: str | None) -> list[str]:
    return [code for code in OFFICIAL if kind in {None, code}]
