"""What the audit says: whether it can be believed, and its entries, the newest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from graph.services.trail import Trail, entry_of, lines_backwards
from graph.vault.audit_chain import Broken, Entry, How, verify
from graph.vault.ring import Purpose, subkey

MOST: Final = 500
"""Entries in one answer."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether the whole audit holds.

    Attributes:
        entries: how many lines were read, up to the break if there is one.
        anchored: whether an anchor was there; without one, a cut end goes unnoticed.
        broken: the first number that cannot be believed.
    """

    entries: int
    anchored: bool
    broken: Broken | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are wanted.

    Attributes:
        accounts: of these alone; None for all.
        since: not older than this.
        before: of a lower number than this.
    """

    accounts: frozenset[str] | None = None
    since: datetime | None = None
    before: int | None = None
    limit: int = 100

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is one of them."""
        mine = self.accounts is None or entry.account in self.accounts
        return mine and (self.before is None or entry.number < self.before)


def verify_trail(trail: Trail) -> Verified:
    """Recompute every link of the audit, up to where it stood when this began.

    Raises:
        KeysError: there is no key ring. TrailError: the file cannot be read.
    """
    ring = trail.keyring.ring()
    keys = {version: subkey(ring, Purpose.AUDIT, version) for version in ring.keys}
    with trail.held():
        anchor = trail.anchor()
        size = trail.file.stat().st_size if trail.file.exists() else 0
    if not size:
        cut = anchor is not None and anchor.head.count > 0
        return Verified(0, anchor is not None, Broken(1, How.TRUNCATED) if cut else None)
    with trail.file.open("rb") as file:
        read = _Reading(file, size)
        broken = verify(read, keys, anchor.head if anchor else None)
    if read.unread and (broken is None or broken.number >= read.unread):
        broken = Broken(read.unread, How.CHANGED)
    return Verified(read.count, anchor is not None, broken)


class _Reading(Iterator[Entry]):
    """The entries of a file up to a size; stops at a line that is none, and remembers where."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._left = file, size
        self.count = 0
        self.unread = 0

    def __next__(self) -> Entry:
        while self._left > 0:
            line = self._file.readline()
            self._left -= len(line) or self._left
            if not line.strip():
                continue
            self.count += 1
            entry = entry_of(line)
            if entry is not None:
                return entry
            self.unread = self.unread or self.count
            raise StopIteration
        raise StopIteration


def entries(trail: Trail, asked: Asked, seen: Callable[[Entry], bool] = lambda _: True
            ) -> list[Entry]:  # fmt: skip
    """Entries, the newest first; lines that cannot be read are for `verify_trail` to tell."""
    if not trail.file.exists():
        return []
    found: list[Entry] = []
    with trail.file.open("rb") as file:
        for line in lines_backwards(file, file.seek(0, 2)):
            entry = entry_of(line)
            if entry is None:
                continue
            if asked.since is not None and entry.at < asked.since:
                break
            if asked.takes(entry) and seen(entry):
                found.append(entry)
                if len(found) >= min(asked.limit, MOST):
                    break
    return found
