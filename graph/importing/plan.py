"""Compare a file with what its register asserts at present: a pure difference, row by row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.grading import asserted as word
from graph.importing.rows import Sheet, SheetRow
from graph.model import Assertion, Change, Node, Report, Retraction

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
        known = before or {}
        counts += Counts(changed=1) if before else Counts(created=1)
        fresh.append(row)
        assertions += [
            word(report.id, report.kind, event, row=row.key)
            for key, event in wanted.items() if key not in known
        ]  # fmt: skip
        retractions += [
            Retraction(assertion, f"changed in {report.id}")
            for event, assertion in known.items() if event not in wanted
        ]  # fmt: skip
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
