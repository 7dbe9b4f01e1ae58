"""The audit as a chain: the MAC of each entry covers its content and the MAC before it.

Whoever may write to the database but lacks the key can neither change, remove, add nor move an
entry unnoticed. A cut end shows only against an anchor: a head noted outside the database.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Final

from graph.errors import CanboError, UsageError
from graph.vault.audit_entry import Details, canonical, canonical_time, check_code

REKEY: Final = "audit.rekey"
"""The act that moves the chain to a newer key; its entry is the first under that key."""


class ChainError(CanboError):
    """The chain does not take this entry with this key."""

    code = "audit"


@dataclass(frozen=True, slots=True)
class ChainKey:
    """The audit subkey of one version of the key ring."""

    version: int
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stands: what the next entry builds on, and what an anchor notes."""

    count: int
    mac: str
    key: int


START: Final = Head(0, "0" * 64, 0)


@dataclass(frozen=True, slots=True)
class Act:
    """What happened: ids and codes only; see `audit_entry`."""

    at: datetime
    account: str
    act: str
    subject: str | None
    outcome: str
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One link.

    Attributes:
        number: from 1, without gaps.
        details: canonical JSON.
        key: the version of the key the MAC is made with.
        previous: the MAC before.
    """

    number: int
    at: datetime
    account: str
    act: str
    subject: str | None
    outcome: str
    details: str
    key: int
    previous: str
    mac: str

    @property
    def head(self) -> Head:
        """The chain as it stands after this entry."""
        return Head(self.number, self.mac, self.key)


class How(StrEnum):
    """How a chain is broken."""

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_ORDER = "out of order"
    TRUNCATED = "truncated"
    REWRITTEN = "rewritten"
    """Every link fits its key, but the anchor was noted of another chain."""
    NO_KEY = "no key"
    """The key ring lacks the version; nothing is said of the entry."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first number at which a chain cannot be believed."""

    number: int
    how: How


def append(previous: Head, act: Act, key: ChainKey) -> Entry:
    """The next entry of a chain; `START` is before the first.

    Raises:
        UsageError: a part is neither an id nor a code, or the moment has no zone.
        ChainError: the chain is under another key; `rekey` it first.
    """
    if act.act == REKEY:
        message = f"The act {REKEY} is written by changing the key alone."
        raise UsageError(message)
    if previous.count and key.version != previous.key:
        message = f"The audit is under key {previous.key}, not under key {key.version}."
        raise ChainError(message, "Record the change of the key first.")
    return _linked(previous, act, key)


def rekey(previous: Head, at: datetime, account: str, key: ChainKey) -> Entry:
    """The entry that moves a chain to a newer key, and with it seals all before under that key.

    Raises:
        ChainError: the chain has no entry yet, or the key is not newer.
    """
    if not previous.count or key.version <= previous.key:
        message = f"The audit moves from key {previous.key} to a newer one only."
        raise ChainError(message)
    details = {"from": previous.key, "to": key.version}
    return _linked(previous, Act(at, account, REKEY, None, "done", details), key)


def verify(
    entries: Iterable[Entry],
    keys: Mapping[int, bytes],
    anchor: Head | None = None,
    start: Head = START,
) -> Broken | None:
    """The first place where a chain is broken; None if it holds.

    Args:
        entries: in the order of the chain, read one by one.
        keys: the audit subkeys by version.
        anchor: a head noted earlier elsewhere; without it, entries cut off the end go unnoticed.
        start: a head already verified, to go on from there.
    """
    head, rest = start, iter(entries)
    if anchor and _differs(head, anchor):
        return Broken(head.count, How.REWRITTEN)
    for entry in rest:
        if entry.number != head.count + 1:
            return _misplaced(entry, head.count + 1, rest)
        if how := _fault(entry, head, keys):
            return Broken(entry.number, how)
        head = entry.head
        if anchor and _differs(head, anchor):
            return Broken(head.count, How.REWRITTEN)
    if anchor and head.count < anchor.count:
        return Broken(head.count + 1, How.TRUNCATED)
    return None


def _linked(previous: Head, act: Act, key: ChainKey) -> Entry:
    codes = {"account": act.account, "act": act.act, "outcome": act.outcome}
    for what, value in codes.items():
        check_code(what, value)
    subject = None if act.subject is None else check_code("subject", act.subject)
    number, details = previous.count + 1, canonical(act.details)
    entry = Entry(
        number, act.at, act.account, act.act, subject, act.outcome, details, key.version,
        previous.mac, mac="",
    )  # fmt: skip
    return replace(entry, mac=_mac(entry, key.secret))


def _mac(entry: Entry, secret: bytes) -> str:
    parts = [
        entry.number, canonical_time(entry.at), entry.account, entry.act, entry.subject,
        entry.outcome, entry.details, entry.key, entry.previous,
    ]  # fmt: skip
    return digest(secret, json.dumps(parts).encode(), sha256).hex()


def _differs(head: Head, anchor: Head) -> bool:
    return head.count == anchor.count and head != anchor


def _misplaced(entry: Entry, expected: int, rest: Iterator[Entry]) -> Broken:
    if entry.number < expected:
        return Broken(entry.number, How.OUT_OF_ORDER)
    later = any(each.number == expected for each in rest)
    return Broken(expected, How.OUT_OF_ORDER if later else How.MISSING)


def _fault(entry: Entry, head: Head, keys: Mapping[int, bytes]) -> How | None:
    # An older key may be known to others by now: the chain never goes back to one.
    moved = entry.key > head.key and (not head.count or entry.act == REKEY)
    if entry.previous != head.mac or not (entry.key == head.key or moved):
        return How.CHANGED
    secret = keys.get(entry.key)
    if secret is None:
        return How.NO_KEY
    fits = entry.at.tzinfo and compare_digest(_mac(entry, secret).encode(), entry.mac.encode())
    return None if fits else How.CHANGED
