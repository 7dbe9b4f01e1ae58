"""Why the engine ended before it was ready, read from what it wrote."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from graph.engine.layout import Layout
from graph.errors import EngineError

_TAIL_BYTES = 64_000


class Cause(Enum):
    """The causes that can be told apart: what is said and what helps."""

    PORT_TAKEN = (
        "its port was taken by another program",
        "Start again: another port will be chosen.",
    )
    STORE_LOCKED = (
        "another process is using the same data folder",
        "End that process, or choose another folder with CANBO_HOME.",
    )
    MEMORY = (
        "there is not enough memory",
        "Close other programs or start it with a smaller heap.",
    )
    HEAP = (
        "the heap size asked for is not possible",
        "Give a Java size such as 512m.",
    )
    DISK_FULL = (
        "the disk is full",
        "Free some space and start again; nothing that was confirmed is lost.",
    )
    NOT_WRITABLE = (
        "it may not read or write its data folder",
        "Mend the folder's owner and permissions, or choose another with CANBO_HOME.",
    )
    BAD_JAR = (
        "its program files are damaged or incomplete",
        "Remove the engine folder in the cache (CANBO_CACHE) and start again.",
    )
    UNKNOWN = ("it ended by itself", "The log says more.")


# The first that fits wins; so the particular stand before the general.
_SIGNS: tuple[tuple[Cause, tuple[str, ...]], ...] = (
    (Cause.DISK_FULL, ("No space left on device", "Disk quota exceeded")),
    (Cause.PORT_TAKEN, ("PortBindException", "Address already in use")),
    (
        Cause.NOT_WRITABLE,
        ("AccessDeniedException", "Permission denied", "Read-only file system"),
    ),
    (Cause.STORE_LOCKED, ("FileLockException", "has been locked by another process")),
    (
        Cause.MEMORY,
        (
            "insufficient memory for the Java Runtime",
            "Could not reserve enough space",
            "OutOfMemoryError",
        ),
    ),
    (Cause.HEAP, ("Invalid maximum heap size", "Too small maximum heap")),
    (
        Cause.BAD_JAR,
        (
            "NoClassDefFoundError",
            "ClassNotFoundException",
            "ClassFormatError",
            "Could not find or load main class",
            "ZipException",
            "NoSuchMethodError",
            "invalid LOC header",
        ),
    ),
)


class EngineDiedError(EngineError):
    """The engine ended before it was ready."""

    def __init__(self, cause: Cause, log: Path, line: str) -> None:
        said, helps = cause.value
        detail = f" ({line})" if line else ""
        super().__init__(f"The engine did not start: {said}{detail}.", f"{helps} Log: {log}")
        self.cause = cause


@dataclass(frozen=True, slots=True)
class LogMark:
    """Where the engine's own log ended before a start; older trouble is not this start's."""

    size: int

    @classmethod
    def of(cls, layout: Layout) -> "LogMark":
        try:
            return cls(layout.server_log.stat().st_size)
        except OSError:
            return cls(0)


def died(layout: Layout, mark: LogMark) -> EngineDiedError:
    """Explain the end of the engine started after the mark was taken."""
    written = _tail(layout.log, 0) + _tail(layout.server_log, mark.size)
    for cause, signs in _SIGNS:
        for line in written.splitlines():
            if any(sign in line for sign in signs):
                return EngineDiedError(cause, layout.log, _short(line))
    return EngineDiedError(Cause.UNKNOWN, layout.log, "")


def _tail(path: Path, start: int) -> str:
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            # A log that is shorter than before was rotated: then all of it is new.
            stream.seek(max(start if start <= size else 0, size - _TAIL_BYTES))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _short(line: str) -> str:
    text = line.strip().removeprefix("Caused by: ").rstrip(".")
    return text if len(text) <= 200 else f"{text[:200]}..."
