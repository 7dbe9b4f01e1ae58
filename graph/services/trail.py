"""The audit trail: one line an act in a file outside the database, each sealed to the one before.

Reads are noted as well, so an entry costs a fraction of a millisecond and no lock of the database.
The anchor, beside the key ring, says where the chain stands: whoever cuts the file's end, and
cannot write there, leaves a gap that is told for good, for the chain goes on from the anchor.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final

from filelock import FileLock, Timeout

from graph.errors import CanboError
from graph.services.keyring import Keyring
from graph.settings import Settings
from graph.vault.audit_chain import START, Act, ChainKey, Entry, Head, append, rekey, verify
from graph.vault.audit_entry import Details, canonical_time
from graph.vault.ring import KeyRing, Purpose, subkey

_WAIT: Final = 5.0
"""Seconds to wait for another process that is writing an entry."""

_POLL: Final = 0.001
_TAIL: Final = 1 << 16
"""Bytes at the end that surely hold the last line."""

_ANCHOR_BYTES: Final = 256


class TrailError(CanboError):
    """The audit cannot be written or read; what would go unnoticed is not done."""

    code = "trail"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the chain stands, and how long the file was then."""

    head: Head
    size: int


def trail_file(settings: Settings) -> Path:
    """The file of the entries."""
    return settings.home / "audit" / "trail.jsonl"


def anchor_file(settings: Settings) -> Path:
    """The anchor of a data folder, beside the key ring."""
    name = sha256(str(settings.home.resolve()).encode()).hexdigest()[:12]
    return settings.keys.with_name(f"audit-{name}.anchor")


class Trail:
    """The audit of one data folder; processes and threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self.keyring = Keyring(settings)
        self.file = trail_file(settings)
        self._anchor = anchor_file(settings)
        self._threads = Lock()
        self._subkeys: tuple[KeyRing, ChainKey] | None = None

    def note(
        self,
        account: str,
        act: str,
        subject: str | None = None,
        outcome: str = "done",
        details: Details | None = None,
    ) -> None:
        """Write one entry: ids and codes only.

        Raises:
            UsageError: a part is neither an id nor a code.
            TrailError, KeysError: it cannot be written.
        """
        told = Act(datetime.now(UTC), account, act, subject, outcome, details or {})
        key = self._key()
        with self.held():
            handle = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                self._append(handle, told, key)
            finally:
                os.close(handle)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other writer off."""
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.file.with_suffix(".lock"), _WAIT, 0o600, poll_interval=_POLL)
            with self._threads, lock:
                yield
        except (OSError, Timeout) as error:
            message = f"The audit {self.file} cannot be used: {error}."
            raise TrailError(message, "The data folder and the key ring's must be writable.") from (
                error
            )

    def anchor(self) -> Anchor | None:
        """Where the chain stood after the last entry; None where nobody noted it, or it is torn."""
        with suppress(FileNotFoundError, ValueError, KeyError, TypeError):
            told = json.loads(self._anchor.read_bytes())
            return Anchor(Head(told["count"], told["mac"], told["key"]), told["size"])
        return None

    def _key(self) -> ChainKey:
        ring = self.keyring.ready()
        if self._subkeys is None or self._subkeys[0] is not ring:
            key = ChainKey(ring.current, subkey(ring, Purpose.AUDIT))
            self._subkeys = (ring, key)
        return self._subkeys[1]

    def _append(self, handle: int, act: Act, key: ChainKey) -> None:
        anchor = self.anchor()
        size = os.fstat(handle).st_size
        head = anchor.head if anchor and anchor.size == size else self._stands(handle, anchor, key)
        entries = []
        if head.count and key.version > head.key:
            entries.append(rekey(head, act.at, act.account, key))
            head = entries[-1].head
        entries.append(append(head, act, key))
        lines = b"".join(line_of(entry) for entry in entries)
        torn = size and os.pread(handle, 1, size - 1) != b"\n"
        written = os.write(handle, b"\n" + lines if torn else lines)
        self._note(Anchor(entries[-1].head, size + written))

    def _stands(self, handle: int, anchor: Anchor | None, key: ChainKey) -> Head:
        """Where to go on when the file is not as the anchor knew it."""
        last = _last(handle)
        if anchor is None:
            return last.head if last else START
        # A writer that was killed between its line and the anchor.
        known = {key.version: key.secret}
        if last and verify([last], known, start=anchor.head) is None:
            return last.head
        return anchor.head

    def _note(self, anchor: Anchor) -> None:
        told = json.dumps({**asdict(anchor.head), "size": anchor.size})
        handle = os.open(self._anchor, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(handle, told.ljust(_ANCHOR_BYTES - 1).encode() + b"\n", 0)
        finally:
            os.close(handle)


def line_of(entry: Entry) -> bytes:
    """An entry as it is kept."""
    told = {**asdict(entry), "at": canonical_time(entry.at)}
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


def entry_of(line: bytes) -> Entry | None:
    """An entry as it is read; None for what is none."""
    with suppress(ValueError, TypeError, KeyError):
        told: dict[str, Any] = json.loads(line)
        return Entry(**{**told, "at": datetime.fromisoformat(told["at"])})
    return None


def lines_backwards(file: BinaryIO, end: int) -> Iterator[bytes]:
    """The lines of a file, the last first; none is longer than a block."""
    rest = b""
    while end > 0:
        start = max(0, end - _TAIL)
        file.seek(start)
        block = file.read(end - start) + rest
        rest, *lines = block.split(b"\n")
        yield from (line for line in reversed(lines) if line)
        end = start
    if rest:
        yield rest


def _last(handle: int) -> Entry | None:
    with open(handle, "rb", closefd=False) as file:
        end = file.seek(0, os.SEEK_END)
        return next((entry_of(line) for line in lines_backwards(file, end)), None)
