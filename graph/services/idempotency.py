"""An act that is asked for twice under one key is done once, and answered alike.

A key belongs to the account that gave it; of what was sent with it only a keyed hash is kept.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from graph.errors import RefusedError
from graph.store.runner import Run
from graph.told import told
from graph.vault.ring import KeyRing
from graph.vault.sealing import fingerprint

_HEX: Final = 32
"""Letters of a hash that a fingerprint takes: 128 bits."""


@dataclass(frozen=True, slots=True)
class Once:
    """What makes two requests the same: who asks, under which key, for what."""

    account: str
    key: str
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """What an act wrote: a report, and the event it speaks of."""

    report: str
    event: str


def keyed(ring: KeyRing, *parts: str) -> str:
    """A hash of some texts that nobody makes without the ring."""
    whole = "\0".join(f"{len(part)}:{part}" for part in parts)
    return fingerprint(ring, sha256(whole.encode()).hexdigest()[:_HEX])


def answered(run: Run, ring: KeyRing, once: Once) -> Written | None:
    """What was written under this key before; None for a key that is new.

    Raises:
        RefusedError: something else was asked for under it.
    """
    row = run.row("idempotency.get_answer", id=_identity(ring, once))
    if row is None:
        return None
    if row["body"] != keyed(ring, "body", once.body):
        message = told("Something else was asked for under this key before.")
        raise RefusedError(message, "Send another Idempotency-Key with what is new.")
    return Written(row["report"], row["event"])


def remember(run: Run, ring: KeyRing, once: Once, written: Written) -> None:
    """Keep what is answered under a key, in the transaction that writes it."""
    run.rows(
        "idempotency.create_answer",
        id=_identity(ring, once),
        body=keyed(ring, "body", once.body),
        report=written.report,
        event=written.event,
        at=datetime.now(UTC),
    )


def forget(run: Run, reports: list[str]) -> int:
    """Take away the answers that lead to reports which are purged; returns how many."""
    row = run.row("idempotency.purge_of_reports", report_ids=reports)
    return int(row["purged"]) if row else 0


def _identity(ring: KeyRing, once: Once) -> str:
    return keyed(ring, "key", once.account, once.key)
