"""The embedded Neo4j: one child process per data folder, installed from package registries.

The process table is the truth about what runs; the state file only lets a command find a
running engine fast. A folder's engine is recognised by its command line, which names a file
inside that folder, so a recycled process id is never taken for it.

Only ``endpoint`` is on the path of every command, so it is the one thing imported eagerly.
"""

from pathlib import Path

from graph.engine.layout import (
    DEFAULT_HEAP,
    EMBEDDED_VERSION,
    Endpoint,
    EngineStatus,
    endpoint,
)
from graph.progress import Progress, silent

__all__ = [
    "EMBEDDED_VERSION",
    "Endpoint",
    "EngineStatus",
    "endpoint",
    "install",
    "start",
    "status",
    "stop",
]


def install(cache: Path, progress: Progress = silent) -> tuple[Path, ...]:
    """Fetch the engine's jars into the cache folder and return their paths.

    A jar is checked against the sha256 in the lock when it is fetched; once all are in place
    a marker with the lock's digest is written. Later calls compare the marker and the size of
    every file, and fetch only what is missing or has another size. Contents are hashed again
    when the engine fails to load its classes.

    Raises:
        EngineError: a jar cannot be fetched, does not match the lock, or cannot be written.
    """
    from graph.engine import jars

    return jars.install(cache, progress)


def start(
    home: Path,
    cache: Path,
    progress: Progress = silent,
    *,
    heap: str = DEFAULT_HEAP,
    timeout: float = 180.0,
) -> Endpoint:
    """Return the engine of this folder, installing and starting it if need be.

    Safe to call from several processes at once: they get the same engine. The engine outlives
    the caller. ``heap`` is a Java size such as ``512m``; ``timeout`` is in seconds and also
    bounds the recovery after a crash. Interrupting it leaves no engine behind.

    Raises:
        EngineError: it cannot be installed or does not come up; the hint says what to do.
    """
    from graph.engine import control

    return control.start(home, cache, progress, heap, timeout)


def stop(home: Path) -> bool:
    """End the engine of this folder; True if one was running.

    It is asked to end and given 30 seconds, then killed; either way the data is safe.

    Raises:
        EngineError: another process is starting it and does not finish, or the engine cannot
            be ended.
    """
    from graph.engine import control

    return control.stop(home)


def status(home: Path, cache: Path) -> EngineStatus:
    """Tell what is installed and running for this folder; changes nothing."""
    from graph.engine import control

    return control.status(home, cache)
