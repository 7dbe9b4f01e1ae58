"""The key ring in use: made at first need, checked against the graph, rotated, shared, restored.

The graph keeps a sealed word, the canary, which only its own ring opens: a wrong ring is told at
once and not when somebody opens a source years later.
"""

from collections.abc import Sequence
from functools import partial
from threading import Lock
from typing import Final

from graph.progress import Progress, silent
from graph.settings import Settings
from graph.store import Store
from graph.store.accounts import AccountBook
from graph.store.runner import Run
from graph.vault import keys, recovery
from graph.vault.ring import KeyRing, KeysError
from graph.vault.sealing import Context, SealedError, needs_reseal, reseal, seal, unseal

BATCH: Final = 500
"""Sealed values written anew in one transaction."""

_CANARY: Final = Context("keys", "canary")
_WORD: Final = "canbo"
_SEALED: Final = {
    "accounts.list_sealed_reports": "accounts.upsert_sealed_reports",
    "accounts.list_sealed_sources": "accounts.upsert_sealed_sources",
}


def place_of(node: str) -> Context:
    """Where the ``sealed`` of a report or a source belongs: every sealed value is bound to it."""
    return Context(node, "sealed")


def opened(ring: KeyRing, node: str, sealed: str | None, plain: str | None = None) -> str | None:
    """The words of a report or a source, sealed or not.

    Raises:
        SealedError, KeysError: they cannot be opened.
    """
    return unseal(ring, sealed, place_of(node)) if sealed else plain


class Keyring:
    """The ring of these settings, read again when its file changes; safe between threads."""

    def __init__(self, settings: Settings) -> None:
        self._path, self._home = settings.keys, settings.home
        self._lock = Lock()
        self._seen: tuple[tuple[int, int], KeyRing] | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a ring."""
        return self._path.exists()

    def ring(self) -> KeyRing:
        """The ring.

        Raises:
            KeysError: there is none, or it cannot be used.
        """
        with self._lock:
            mark = self._mark()
            if self._seen is None or self._seen[0] != mark:
                self._seen = (mark, keys.load(self._path, self._home))
            return self._seen[1]

    def ready(self) -> KeyRing:
        """The ring, made if there is none yet; call `check` where a graph is at hand."""
        if not self.exists:
            try:
                keys.create(self._path, self._home)
            except KeysError:
                if not self.exists:
                    raise
        return self.ring()

    def _mark(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except OSError:
            return (0, 0)
        return (found.st_ctime_ns, found.st_ino)


def ready_for(settings: Settings, store: Store) -> KeyRing:
    """The ring of a graph, made at first need.

    Raises:
        KeysError: it is missing though this graph was sealed with one, or it is another graph's.
    """
    ring, book = Keyring(settings), AccountBook(store.driver)
    row = book.ask("canary", lambda run: run.row("accounts.get_canary"))
    if row is None:
        made = ring.ready()
        _write_canary(book, seal(made, _WORD, _CANARY))
        return made
    found = ring.ring()
    try:
        unseal(found, row["canary"], _CANARY)
    except (SealedError, KeysError) as error:
        message = f"The key ring {settings.keys} is not the one this data was sealed with."
        hint = "Put the right one back, or restore it from its shares; CANBO_KEYS says where."
        raise KeysError(message, hint) from error
    return found


def shares(settings: Settings, store: Store, count: int, needed: int) -> tuple[str, ...]:
    """Printable shares of the ring, each for another person.

    Raises:
        KeysError: see `ready_for`. UsageError: numbers that make no shares.
    """
    return recovery.split(ready_for(settings, store), count, needed)


def restore(settings: Settings, texts: Sequence[str]) -> KeyRing:
    """Write the ring that some shares make, where none is.

    Raises:
        SharesError: they make none. KeysError: there is a ring already.
    """
    return keys.create(settings.keys, settings.home, recovery.restore(texts))


def rotate(settings: Settings, store: Store, progress: Progress = silent) -> tuple[KeyRing, int]:
    """Add a key and put everything sealed under it; returns the ring and how many values moved.

    Raises:
        KeysError: see `ready_for`. SealedError: a value cannot be opened; the rest is moved.
    """
    ready_for(settings, store)
    ring = keys.rotate(settings.keys, settings.home)
    return ring, reseal_all(store, ring, progress)


def reseal_all(store: Store, ring: KeyRing, progress: Progress = silent) -> int:
    """Put whatever is sealed under an older key under the current one, in batches.

    Interrupted, it goes on where it stopped when called again.

    Returns:
        How many values were written anew.
    """
    book, done = AccountBook(store.driver), 0
    for listing, writing in _SEALED.items():
        batch = partial(_batch, ring=ring, listing=listing, writing=writing)
        while moved := book.change("reseal", batch):
            done += moved
            progress("sealing again", done, 0)
    row = book.ask("canary", lambda run: run.row("accounts.get_canary"))
    if row and needs_reseal(ring, row["canary"]):
        _write_canary(book, reseal(ring, row["canary"], _CANARY))
    return done


def _batch(run: Run, ring: KeyRing, listing: str, writing: str) -> int:
    found = run.rows(listing, current=f"v1:{ring.current}:", max=BATCH)
    rows = [
        {"id": row["id"], "sealed": reseal(ring, row["sealed"], place_of(row["id"]))}
        for row in found
    ]
    if rows:
        run.rows(writing, rows=rows)
    return len(rows)


def _write_canary(book: AccountBook, sealed: str) -> None:
    book.change("canary", lambda run: run.rows("accounts.upsert_canary", canary=sealed))
