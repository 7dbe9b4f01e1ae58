"""Whom to ask again: the day an account set for a note it follows; it goes with the note.

It is the keeper's own reminder: it says nothing of the world, nobody else sees it, and when the
note is handed over it is the successor's.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph.answers import Clocks
from graph.errors import NotFoundError, UsageError
from graph.heard import SignalRow
from graph.observing import Writer
from graph.services.clocks import read_clocks
from graph.services.naming import NO_ID
from graph.services.signals import newest_first
from graph.signals import OPEN
from graph.store import Store, View, ViewerStore
from graph.store.runner import Run
from graph.told import quoted, told

AHEAD: Final = 14
"""Days ahead that are looked at."""

FARTHEST: Final = 730
"""Days ahead that a day may be set at most."""


@dataclass(frozen=True, slots=True)
class CallBack:
    """A note whose source is to be asked again.

    Attributes:
        days_left: negative where the day has passed.
    """

    report: str
    on: date
    days_left: int
    signal: SignalRow


@dataclass(frozen=True, slots=True)
class CallBacks:
    """What an account is to ask again, the first due first; settled signals left out."""

    clocks: Clocks
    until: date
    rows: tuple[CallBack, ...]


def call_back(store: Store, writer: Writer, report: str, on: date | None) -> None:
    """Set the day on which the source of a note is asked again, or with None that it was.

    Raises:
        UsageError: the day has passed, or is too far away.
        NotFoundError: there is no note of that id that the writer follows and may read.
    """
    today = read_clocks().as_of
    if on is not None and not today <= on <= today + timedelta(FARTHEST):
        message = told("Give a day from today to %(days)s days ahead.", days=FARTHEST)
        raise UsageError(message)
    was = f"{today.isoformat()} {writer.account}: {on.isoformat() if on else 'done'}"

    def work(run: Run) -> bool:
        row = run.row("reports.upsert_call_back", report_id=report, on=on, was=was,
                      viewer=writer.viewer.params)  # fmt: skip
        return row is not None

    if not store.rebuild(work):
        message = told("You follow no note %(report)s.", report=quoted(report))
        raise NotFoundError(message, NO_ID)


def call_backs(store: ViewerStore, clocks: Clocks, ahead: int = AHEAD) -> CallBacks:
    """The notes the viewer follows whose source is to be asked again, up to some days ahead."""
    until = clocks.as_of + timedelta(ahead)

    def work(view: View) -> CallBacks:
        due = view.entries().call_backs(until, clocks.known_at)
        rumours = view.hearing(clocks).of_events({row["event"] for row in due}) if due else []
        rows = {row.id: row for row in newest_first(rumours, clocks) if row.state in OPEN}
        return CallBacks(clocks, until, tuple(
            CallBack(row["id"], row["on"], (row["on"] - clocks.as_of).days, rows[row["event"]])
            for row in due
            if row["event"] in rows
        ))  # fmt: skip

    return store.ask("call backs", work)
