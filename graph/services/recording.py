"""Write down what a report says, take it back, and record a reviewer's judgements."""

from dataclasses import dataclass, replace
from datetime import datetime

from graph.dates import OPEN_MOMENT
from graph.errors import NotFoundError, RefusedError
from graph.event_check import faults
from graph.grading import asserted
from graph.ids import derived_id
from graph.model import (
    Change,
    Coverage,
    Event,
    Judgement,
    Node,
    Report,
    Retraction,
)
from graph.store import Store
from graph.store.recorder import Recorded
from graph.store.runner import Row, Run
from graph.visibility import BASE, Viewer
from graph.vocabulary import REPORT_KINDS, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as it is handed in, with what it says.

    Attributes:
        says, denies: events it asserts, and events it says did not happen.
        covers: units for which it names every holder of every post.
        people, positions, units: nodes it is the first to name.
        at: its recorded time, for a backfill; the clock's if None.
    """

    report: Report
    says: tuple[Event, ...] = ()
    denies: tuple[Event, ...] = ()
    covers: tuple[str, ...] = ()
    people: tuple[Node, ...] = ()
    positions: tuple[Node, ...] = ()
    units: tuple[Node, ...] = ()
    at: datetime | None = None


def record_report(store: Store, draft: Draft) -> Recorded:
    """Record a report and everything it says, at one recorded time.

    Raises:
        RefusedError: an event does not fit the vocabulary or the report's lane; all faults are
            named and nothing is written.
    """
    change = change_of(draft)
    return store.record("record report", lambda _: change, draft.at)


def change_of(draft: Draft) -> Change:
    """What recording a draft writes.

    Raises:
        RefusedError: an event does not fit the vocabulary or the report's lane; all faults are
            named.
    """
    report = draft.report
    events = [*draft.says, *draft.denies]
    found = [fault for event in events for fault in faults(event)]
    found += [
        f"{event.kind} is {event.lane}, its report {report.lane}"
        for event in events
        if event.lane is not report.lane
    ]
    if report.kind not in REPORT_KINDS or REPORT_KINDS[report.kind].lane is not report.lane:
        found.append(f"there is no {report.lane} report of kind {report.kind!r}")
    if found:
        message = f"The report was not recorded: {'; '.join(found)}."
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


def correct(
    store: Store,
    report: str,
    wrong: Event,
    right: Event,
    why: str,
    at: datetime | None = None,
    viewer: Viewer = BASE,
) -> Recorded:
    """Replace one thing a report was recorded as saying; both stay, each with its time.

    Raises:
        NotFoundError: the report does not assert it at present.
        RefusedError: what it should say does not fit the vocabulary.
    """
    if found := faults(right):
        message = f"Nothing was corrected: {'; '.join(found)}."
        raise RefusedError(message)

    def decide(run: Run) -> Change:
        standing = {row["event_id"]: row for row in _standing(run, report, viewer)}
        source = run.row("reports.get_report", report_id=report, viewer=viewer.params)
        if source is None or wrong.id not in standing:
            message = f"The report {report} does not say that at present."
            raise NotFoundError(message)
        if right.lane != source["lane"] or right.id in standing:
            message = f"The report {report} already says that, or is {source['lane']}."
            raise RefusedError(message)
        old = standing[wrong.id]
        word = asserted(report, source["kind"], right, row=old["row"])
        assertion = replace(word, id=derived_id("a", old["id"], right.id))
        return Change(assertions=(assertion,), retractions=(Retraction(old["id"], why),))

    return store.record("correct report", decide, at)


def withdraw_report(
    store: Store, report: str, why: str, at: datetime | None = None, viewer: Viewer = BASE
) -> Recorded:
    """Take back everything a report says; what stood before it stands again.

    Raises:
        NotFoundError: there is no such report.
    """

    def decide(run: Run) -> Change:
        standing = _standing(run, report, viewer)
        if run.row("reports.get_report", report_id=report, viewer=viewer.params) is None:
            message = f"There is no report {report}."
            raise NotFoundError(message)
        retractions = tuple(Retraction(row["id"], why) for row in standing)
        return Change(retractions=retractions, withdrawn_reports=(report,))

    return store.record("withdraw report", decide, at)


def _standing(run: Run, report: str, viewer: Viewer) -> list[Row]:
    return run.rows(
        "assertions.list_of_report",
        report_id=report,
        open=OPEN_MOMENT,
        viewer=viewer.params,
    )


def judge(store: Store, judgement: Judgement, at: datetime | None = None) -> Recorded:
    """Record that two events are, or are not, the same, or that two people are one."""
    change = Change(judgements=(judgement,))
    return store.record("judge", lambda _: change, at)


def withdraw_judgement(store: Store, judgement: Judgement, at: datetime | None = None) -> Recorded:
    """Take a judgement back; what it changed is as it was."""
    change = Change(withdrawals=(judgement,))
    return store.record("withdraw judgement", lambda _: change, at)
