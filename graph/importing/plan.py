"""Compare a file with what its register asserts at present: a pure difference, row by row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.ids import derived_id
from graph.importing.rows import Sheet, SheetRow
from graph.model import Assertion, Change, Event, Node, Report, Retraction
from graph.vocabulary import RELIABILITY, REPORT_KINDS

Asserted = Mapping[str, Mapping[str, str]]
"""What a register asserts at present: for each row key, the assertion id of each event id."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a plan creates, changes, closes and leaves alone."""

    created: int = 0
    changed: int = 0
    closed: int = 0
    unchanged: int = 0

    @property
    def changes(self) -> int:
        """Rows that are not left alone."""
        return self.created + self.changed + self.closed

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.created + other.created,
            self.changed + other.changed,
            self.closed + other.closed,
            self.unchanged + other.unchanged,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What writing a file would do, and the change that does it."""

    counts: Counts
    change: Change


def plan(rows: Iterable[SheetRow], asserted: Asserted, report: Report) -> Plan:
    """What these rows change in what their register asserts.

    A row that is new is asserted; one that says something else has the old assertions retracted
    and the new ones made; one that says the same is left alone.
    """
    counts = Counts()
    fresh: list[SheetRow] = []
    assertions: list[Assertion] = []
    retractions: list[Retraction] = []
    for row in rows:
        before = asserted.get(row.key)
        wanted = {event.id: event for event in row.events}
        if before is not None and before.keys() == wanted.keys():
            counts += Counts(unchanged=1)
            continue
        counts += Counts(created=1) if before is None else Counts(changed=1)
        known = before or {}
        fresh.append(row)
        assertions += [
            _assertion(report, row.key, wanted[key]) for key in wanted if key not in known
        ]
        retractions += [
            Retraction(assertion, f"changed in {report.id}")
            for event, assertion in known.items()
            if event not in wanted
        ]
    change = Change(
        people=_unique(node for row in fresh for node in row.people),
        positions=_unique(node for row in fresh for node in row.positions),
        units=_unique(node for row in fresh for node in row.units),
        reports=(report,) if assertions or retractions else (),
        assertions=tuple(assertions),
        retractions=tuple(retractions),
    )
    return Plan(counts, change)


def close_vanished(sheet: Sheet, asserted: Asserted, report: Report) -> Plan:
    """Retract the rows of the register that the file no longer has; no end date is invented."""
    present = {row.key for row in sheet.rows} | sheet.refused
    gone = [key for key in asserted if key not in present]
    retractions = tuple(
        Retraction(assertion, f"no longer in {report.id}")
        for key in gone
        for assertion in asserted[key].values()
    )
    change = Change(reports=(report,) if gone else (), retractions=retractions)
    return Plan(Counts(closed=len(gone)), change)


def merged(first: Plan, second: Plan) -> Plan:
    """Two plans of one report as one."""
    change = replace(
        first.change,
        reports=first.change.reports or second.change.reports,
        retractions=first.change.retractions + second.change.retractions,
    )
    return Plan(first.counts + second.counts, change)


def _unique(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(nodes))


def _assertion(report: Report, row: str, event: Event) -> Assertion:
    kind = REPORT_KINDS[report.kind]
    return Assertion(
        id=derived_id("a", report.id, row, event.id),
        report=report.id,
        event=event,
        reliability=kind.reliability,
        credibility=kind.credibility,
        access=kind.access,
        confidence=RELIABILITY[kind.reliability].value,
        row=row,
    )
