"""Bearer tokens of programs and session ids of people: shown once, stored as a keyed hash.

``canbo_`` + 12 letters that name the record + 48 that nobody can guess + 8 of a checksum, in hex.
A scanner finds a leaked one by its prefix; a typing error is told before anything is looked up.
The hash is keyed, so that writing to the database is not enough to make a token.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest, digest
from re import fullmatch
from typing import Final, NamedTuple
from zlib import crc32

from graph.errors import CanboError, UsageError
from graph.told import told
from graph.vault.ring import KeyRing, KeysError, Purpose, subkey

LONGEST_LIFE: Final = timedelta(days=366)

_NAME: Final = 12
_SECRET: Final = 48
_SUM: Final = 8


class TokenError(CanboError):
    """What was sent is no token, or a mistyped one."""

    code = "token"


class Kind(StrEnum):
    """What a bearer is; one kind is never taken for another."""

    TOKEN = "canbo_"  # noqa: S105 - a prefix
    SESSION = "canbosession_"


class Scope(StrEnum):
    """What a program may do with its token; never more than its account may."""

    READ = "read"
    OBSERVE = "observe"
    RECORD = "record"
    IMPORT = "import"
    REVIEW = "review"
    AUDIT = "audit"


class Presented(NamedTuple):
    """A bearer as sent, well formed; not yet compared with its record."""

    kind: Kind
    id: str
    secret: str

    def __repr__(self) -> str:
        return f"Presented({self.kind.name}, {self.id})"


@dataclass(frozen=True, slots=True)
class Token:
    """The record of a program's token.

    Attributes:
        id: the part of the token that is no secret; the record is looked up by it.
        hashed: ``v<key version>:<hex>``.
    """

    id: str
    account: str
    scopes: frozenset[Scope]
    made_at: datetime
    expires_at: datetime
    hashed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Session:
    """The record of a signed-in person.

    Attributes:
        proved_at: when the password was last given; opening a source asks that this be fresh.
    """

    id: str
    account: str
    made_at: datetime
    expires_at: datetime
    proved_at: datetime
    hashed: str = field(repr=False)


def issue_token(
    ring: KeyRing, account: str, scopes: Iterable[Scope], now: datetime, life: timedelta
) -> tuple[str, Token]:
    """A token to show once, and its record.

    Raises:
        UsageError: no scope, or a life of nothing or over a year.
    """
    wanted = frozenset(scopes)
    if not wanted or not timedelta() < life <= LONGEST_LIFE:
        message = told(
            "A token needs a scope, and a life of up to %(days)s days.", days=LONGEST_LIFE.days
        )
        raise UsageError(message)
    text, name, hashed = _made(ring, Kind.TOKEN)
    return text, Token(name, account, wanted, now, now + life, hashed)


def issue_session(
    ring: KeyRing, account: str, now: datetime, life: timedelta
) -> tuple[str, Session]:
    """The id of a new session, for the cookie alone, and its record."""
    text, name, hashed = _made(ring, Kind.SESSION)
    return text, Session(name, account, now, now + life, now, hashed)


def parse(text: str, kind: Kind) -> Presented:
    """The parts of a bearer, before any look-up.

    Raises:
        TokenError: it is none of this kind, or mistyped. It is not repeated.
    """
    length = _NAME + _SECRET + _SUM
    if not text.startswith(kind):
        message = f"This is no {kind.name.lower()} of canbo; one begins with {kind}."
        raise TokenError(message)
    body = text.removeprefix(kind)
    sound = fullmatch(f"[0-9a-f]{{{length}}}", body) and body[-_SUM:] == _sum(text[:-_SUM])
    if not sound:
        message = f"This {kind.name.lower()} is mistyped or cut short."
        raise TokenError(message, "Copy it whole; what is lost cannot be shown again.")
    return Presented(kind, body[:_NAME], body[_NAME:-_SUM])


def matches(ring: KeyRing, presented: Presented, record: Token | Session, now: datetime) -> bool:
    """Whether a bearer is the one of this record, and still valid.

    A record of a key version the ring lacks matches nothing.
    """
    expected = Kind.TOKEN if isinstance(record, Token) else Kind.SESSION
    version = record.hashed.partition(":")[0].removeprefix("v")
    if presented.kind is not expected or not fullmatch("[0-9]{1,6}", version):
        return False
    try:
        hashed = _hashed(ring, presented, int(version))
    except KeysError:
        return False
    same = compare_digest(hashed.encode(), record.hashed.encode())
    return same and presented.id == record.id and record.made_at <= now < record.expires_at


def is_fresh(session: Session, now: datetime, within: timedelta) -> bool:
    """Whether the password was given so short a time ago."""
    return timedelta() <= now - session.proved_at <= within


def _made(ring: KeyRing, kind: Kind) -> tuple[str, str, str]:
    made = Presented(kind, secrets.token_hex(_NAME // 2), secrets.token_hex(_SECRET // 2))
    text = f"{kind}{made.id}{made.secret}"
    return text + _sum(text), made.id, _hashed(ring, made, ring.current)


def _hashed(ring: KeyRing, presented: Presented, version: int) -> str:
    content = f"{presented.kind}{presented.id}{presented.secret}".encode()
    return f"v{version}:{digest(subkey(ring, Purpose.TOKEN, version), content, sha256).hex()}"


def _sum(text: str) -> str:
    return f"{crc32(text.encode()):0{_SUM}x}"
