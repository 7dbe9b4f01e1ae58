"""The door to the graph: reads for a viewer, writes with a recorded time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final, TypeVar

from neo4j import Driver, GraphDatabase

from graph.model import Change
from graph.progress import Progress, silent
from graph.store.migrations import is_current, migrate
from graph.store.recorder import Recorded, backfill, record
from graph.store.runner import Row, Run, holding, reaching, read, write
from graph.store.view import View
from graph.visibility import Viewer

T = TypeVar("T")

CONNECTION_TIMEOUT: Final = 5.0
"""Seconds a server has to accept a connection."""

RETRY_TIME: Final = 8.0
"""Seconds a transaction is tried again on a passing fault."""


class ViewerStore:
    """The graph as one viewer may see it."""

    def __init__(self, driver: Driver, viewer: Viewer) -> None:
        self._driver = driver
        self.viewer = viewer

    def ask(self, question: str, work: Callable[[View], T]) -> T:
        """Answer one question, all its reads in one transaction.

        Raises:
            UnreachableError: the database does not answer.
        """
        return read(self._driver, question, lambda run: work(View(run, self.viewer)))

    def together(self, question: str, work: "Callable[[ViewerStore], T]") -> T:
        """Answer several questions in one transaction: one for what is asked as one.

        Raises:
            UnreachableError: the database does not answer.
        """
        return read(self._driver, question, lambda run: work(Within(run, self.viewer)))


class Within(ViewerStore):
    """The same inside a transaction that is open: what a write decides on is what it reads."""

    def __init__(self, run: Run, viewer: Viewer) -> None:
        self._run = run
        self.viewer = viewer

    def ask(self, question: str, work: Callable[[View], T]) -> T:
        """Answer one question in the open transaction."""
        del question
        return work(View(self._run, self.viewer))

    def together(self, question: str, work: Callable[[ViewerStore], T]) -> T:
        """Answer several questions in the open transaction."""
        del question
        return work(self)


class Store:
    """The graph; reading takes a viewer, so that no filter can be forgotten."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    def for_viewer(self, viewer: Viewer) -> ViewerStore:
        """A handle that reads what this viewer may read."""
        return ViewerStore(self.driver, viewer)

    def record(
        self, name: str, decide: Callable[[Run], Change], at: datetime | None = None
    ) -> Recorded:
        """Decide on a change under the write lock and write it at one recorded time."""
        return record(self.driver, name, decide, at)

    def backfill(self, changes: Sequence[tuple[datetime, Change]]) -> None:
        """Write what was said at several recorded times; ``rebuild`` derives afterwards."""
        backfill(self.driver, changes)

    def plan(self, name: str, decide: Callable[[Run], T]) -> T:
        """Decide on a change without writing anything."""
        return read(self.driver, name, decide)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold off every write until the block ends."""
        with holding(self.driver, "lock") as run:
            run.rows("clock.upsert_lock")
            yield

    def rebuild(self, work: Callable[[Run], T]) -> T:
        """Write without moving recorded time: only what is derived may be touched."""
        return write(self.driver, "rebuild", work)

    def migrate(self, progress: Progress = silent) -> tuple[str, ...]:
        """Bring the schema up to date; returns what was applied."""
        return migrate(self.driver, progress=progress)

    def up_to_date(self) -> bool:
        """Whether the schema is this canbo's; asked once, without waiting for a better moment.

        Raises:
            UnreachableError: the database does not answer.
        """
        with holding(self.driver, "ready", writes=False) as run:
            return is_current(run)

    def last_recorded(self) -> datetime | None:
        """The last recorded time; None before the first write."""
        row = read(self.driver, "clock", lambda run: run.row("clock.get_clock"))
        return row["recorded_at"] if row else None

    def origin(self) -> Row:
        """What the graph was begun as, and whether anything was recorded in it."""
        (row,) = read(self.driver, "origin", lambda run: run.rows("origin.get_origin"))
        return row

    def mark_demo(self, decide: Callable[[Row], Row]) -> None:
        """Mark the graph as a demo office, decided on what it was begun as, under the write lock.

        Recorded time stays where it is: a mark is nobody's word.
        """

        def work(run: Run) -> None:
            run.rows("clock.upsert_lock")
            (row,) = run.rows("origin.get_origin")
            run.rows("origin.upsert_demo", **decide(row))

        write(self.driver, "mark demo", work)

    def counts(self) -> list[Row]:
        """How many nodes of each kind there are."""
        return read(self.driver, "status", lambda run: run.rows("status.count_nodes"))

    def registers(self, viewer: Viewer) -> list[Row]:
        """Registers with how many imports each has had."""
        return read(
            self.driver,
            "registers",
            lambda run: run.rows("registers.list_registers", viewer=viewer.params),
        )

    def close(self) -> None:
        """Let the connections go."""
        self.driver.close()


def connect(uri: str, user: str, password: str) -> Store:
    """Open a store on a server.

    Raises:
        UnreachableError: nobody answers there, or the user or password is refused.
    """
    with reaching():
        driver = GraphDatabase.driver(
            uri,
            auth=(user, password),
            notifications_min_severity="OFF",
            connection_timeout=CONNECTION_TIMEOUT,
            max_transaction_retry_time=RETRY_TIME,
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
        return Store(driver)
