"""What a report says, as the change that writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import RefusedError
from graph.event_check import faults
from graph.grading import asserted
from graph.model import Change, Coverage, Event, Node, Report
from graph.told import chained, coded, quoted, told
from graph.vocabulary import REPORT_KINDS, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it is handed in, with what it says.

    Attributes:
        says, denies: events it asserts, and events it says did not happen.
        covers: units for which it names every holder of every post.
        people, positions, units: nodes it is the first to name.
    """

    report: Report
    says: tuple[Event, ...] = ()
    denies: tuple[Event, ...] = ()
    covers: tuple[str, ...] = ()
    people: tuple[Node, ...] = ()
    positions: tuple[Node, ...] = ()
    units: tuple[Node, ...] = ()


def change_of(draft: Draft) -> Change:
    """What recording a draft writes.

    Raises:
        RefusedError: an event does not fit the vocabulary or the report's lane; all faults are
            named.
    """
    report = draft.report
    events = [*draft.says, *draft.denies]
    if found := _faults(report, events):
        message = told("The report was not recorded: %(faults)s.", faults=chained(found))
        raise RefusedError(message)
    said = [asserted(report.id, report.kind, event) for event in draft.says]
    said += [asserted(report.id, report.kind, event, Stance.CONTRADICTS) for event in draft.denies]
    return Change(
        people=draft.people,
        positions=draft.positions,
        units=draft.units,
        reports=(report,),
        assertions=tuple(said),
        coverages=tuple(Coverage(report.id, unit) for unit in draft.covers),
    )


def _faults(report: Report, events: Sequence[Event]) -> list[str]:
    found = [fault for event in events for fault in faults(event)]
    found += [
        told(
            "%(event)s is %(lane)s, its report %(other)s",
            event=coded("event", event.kind),
            lane=coded("lane", event.lane),
            other=coded("lane", report.lane),
        )
        for event in events
        if event.lane is not report.lane
    ]
    if report.kind not in REPORT_KINDS or REPORT_KINDS[report.kind].lane is not report.lane:
        found.append(
            told(
                "there is no %(lane)s report of kind %(kind)s",
                lane=coded("lane", report.lane),
                kind=quoted(report.kind),
            )
        )
    return found
