"""Read what is to be imported, and check it row by row, before the graph is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph.errors import RefusedError, UsageError
from graph.ids import derived_id
from graph.importing.popolo import read_popolo
from graph.importing.rows import Sheet
from graph.model import Report
from graph.names import is_text
from graph.vocabulary import Lane

READERS: Final[dict[str, Callable[[bytes, str], Sheet]]] = {"popolo": read_popolo}
"""Formats by name."""

LONGEST_NAME: Final = 200
"""Characters of a register's name."""

_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read and checked, before anything is asked of the graph.

    Attributes:
        named: whether its register was named, or taken from the file's name.
    """

    sheet: Sheet
    report: Report
    register: str
    named: bool


def read_file(
    path: Path,
    *,
    format_name: str = "popolo",
    register: str | None = None,
    max_mb: int = 256,
) -> Incoming:
    """Read and check a file, row by row; the graph is not needed.

    Parameters
    ----------
    register
        The register the file belongs to; the file's name up to its first dot if not given.
    max_mb
        Largest file accepted, in MiB.

    Raises
    ------
    UsageError
        There is no such format, or the register has no name.
    RefusedError
        The file cannot be read as a whole.
    """
    _reader(format_name)  # refused before the file is read
    return read_content(_content(path, max_mb), path.name, format_name, register)


def read_content(
    content: bytes, file_name: str, format_name: str = "popolo", register: str | None = None
) -> Incoming:
    """Read and check what a file of that name holds; see :func:`read_file`."""
    name = (file_name.split(".")[0] if register is None else register).strip()
    if not name or len(name) > LONGEST_NAME or not is_text(name):
        message = f"A register needs a name, of up to {LONGEST_NAME} characters that can be read."
        raise UsageError(message, "Give it one: --register NAME, or the field `register`.")
    report = _report(name, file_name.encode(errors="replace").decode(), content)
    return Incoming(_reader(format_name)(content, name), report, name, register is not None)


def _reader(format_name: str) -> Callable[[bytes, str], Sheet]:
    if format_name not in READERS:
        message = f"There is no format {format_name!r}."
        raise UsageError(message, f"Formats: {', '.join(READERS)}.")
    return READERS[format_name]


def _content(path: Path, max_mb: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_mb * _MIB:
            message = f"{path.name} has {size / _MIB:.0f} MiB; at most {max_mb} are accepted."
            raise RefusedError(message, "Split the file, or raise CANBO_IMPORT_MAX_MB.")
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise RefusedError(message) from error


def _report(register: str, title: str, content: bytes) -> Report:
    received = datetime.now(UTC)
    identity = derived_id("r", register, sha256(content).hexdigest(), received.isoformat())
    return Report(identity, "register", Lane.OFFICIAL, received, title=title, register=register)
