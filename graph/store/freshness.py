"""How fresh the knowledge is, for one viewer: hidden reports leave no trace in it."""

from datetime import datetime

from graph.answers import Clocks
from graph.papers import Latest, RegisterRef
from graph.store.papers import OFFICIAL
from graph.store.runner import Run
from graph.visibility import Viewer


class FreshnessView:
    """Reads of when what was received and written down, by one moment."""

    def __init__(self, run: Run, viewer: Viewer, clocks: Clocks) -> None:
        self._run = run
        self._viewer = viewer
        self._seen = {"known_at": clocks.known_at, "viewer": viewer.params}

    def last_recorded(self) -> datetime | None:
        """When a word was last written down or taken back."""
        rows = [
            self._run.row("status.get_recorded", **self._seen),
            self._run.row("status.get_retracted", **self._seen),
        ]
        return max((row["at"] for row in rows if row), default=None)

    def latest(self) -> list[Latest]:
        """The last report received of each kind."""
        rows = self._run.rows("status.list_latest", kinds=list(OFFICIAL), **self._seen)
        return [Latest(row["kind"], row["report_id"], row["received_at"]) for row in rows]

    def registers(self) -> list[RegisterRef]:
        """Registers with how many imports each has had."""
        rows = self._run.rows("registers.list_registers", viewer=self._viewer.params)
        return [RegisterRef(row["name"], row["reports"], row["last_received"]) for row in rows]
