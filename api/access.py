"""Who may come in: accounts, and whoever owns the data folder.

The service answers nobody by default. What opens it:

- an account: its name and password on the sign-in page, or a token it gave to a program;
- the operator's key (:mod:`api.key`); programs send it as a bearer token, people paste it on the
  sign-in page;
- on the invented demo office, and on no other data, a link that works once.

A browser gets a session: a random cookie whose hash is kept in memory here and forgotten after a
while, at sign-out and when the service stops. What its account may do is asked at every request, so
one that was closed, or whose password was set anew, is out at once.
"""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil
from threading import Lock
from typing import Final

from graph.accounts import OPERATOR_ID
from graph.names import fold
from graph.vault.attempts import Attempts, Limit
from graph.vault.ring import KeyRing, fresh
from graph.vault.tokens import Kind, Session, TokenError, issue_session, matches, parse

COOKIE: Final = "canbo_session"
SESSION_SECONDS: Final = 12 * 3600.0
LINK_SECONDS: Final = 3600.0

KEYS: Final = Limit(tries=10, window=timedelta(minutes=1))
"""Wrong keys and tokens from one address; the right ones are let in all the same."""

PASSWORDS: Final = Limit(tries=5, window=timedelta(minutes=5))
"""Tries at one account from one address: its owner, elsewhere, is not locked out by them."""

ADDRESSES: Final = Limit(tries=30, window=timedelta(minutes=5))
"""Tries at any accounts from one address."""

_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


class TooManyTriesError(Exception):
    """So many wrong keys or passwords came that none is looked at for a while.

    Attributes:
        seconds: when to try again.
    """

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.seconds = max(1, ceil(wait.total_seconds()))


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Access:
    """The operator's key, the open link if any, and the sessions of one running service.

    Nothing here is written down or shown: of sessions and the link only hashes are kept.
    """

    key: str = field(repr=False)
    now: Callable[[], datetime] = _now
    _link: tuple[str, datetime] | None = field(default=None, repr=False)
    _sessions: dict[str, Session] = field(default_factory=dict, repr=False)
    _ring: KeyRing = field(default_factory=fresh, repr=False)
    _keys: Attempts = field(default_factory=lambda: Attempts(KEYS), repr=False)
    _passwords: Attempts = field(default_factory=lambda: Attempts(PASSWORDS), repr=False)
    _addresses: Attempts = field(default_factory=lambda: Attempts(ADDRESSES), repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def fits(self, key: str) -> bool:
        """Whether this is the operator's key. It cannot be guessed, so it is always looked at."""
        return hmac.compare_digest(_hashed(key), _hashed(self.key))

    def count_wrong(self, address: str) -> None:
        """Count a key or token that was wrong.

        Raises:
            TooManyTriesError: too many came from there.
        """
        if wait := self._keys.admit(address, self.now()):
            raise TooManyTriesError(wait)

    def admit(self, name: str, address: str) -> None:
        """Count an attempt to sign in before the password is looked at.

        Raises:
            TooManyTriesError: too many came; this one is not to be looked at.
        """
        now = self.now()
        waits = (self._addresses.admit(address, now),
                 self._passwords.admit(_at(name, address), now))  # fmt: skip
        if any(waits):
            raise TooManyTriesError(max(waits))

    def signed_in(self, name: str, address: str) -> None:
        """Forget the tries at an account from an address, after a right password."""
        self._passwords.succeeded(_at(name, address))

    def open_session(
        self, instead_of: str = "", account: str = OPERATOR_ID, *, proved: bool = True
    ) -> str:
        """Begin a session, under a new cookie; the one it replaces ends.

        Args:
            proved: whether a secret of the account's own was given just now.
        """
        now = self.now()
        cookie, made = issue_session(self._ring, account, now, timedelta(seconds=SESSION_SECONDS))
        if not proved:
            made = replace(made, proved_at=_NEVER)
        old = self.session(instead_of)
        with self._lock:
            kept = {key: each for key, each in self._sessions.items() if each.expires_at > now}
            if old:
                kept.pop(old.id, None)
            self._sessions = kept | {made.id: made}
        return cookie

    def session(self, cookie: str) -> Session | None:
        """The session of a cookie that still runs."""
        try:
            presented = parse(cookie, Kind.SESSION)
        except TokenError:
            return None
        found = self._sessions.get(presented.id)
        return found if found and matches(self._ring, presented, found, self.now()) else None

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is that of a session that still runs."""
        return self.session(cookie) is not None

    def end_session(self, cookie: str) -> None:
        """Forget a session."""
        if found := self.session(cookie):
            with self._lock:
                self._sessions.pop(found.id, None)

    def end_sessions_of(self, account: str) -> None:
        """Forget all sessions of an account."""
        with self._lock:
            self._sessions = {
                key: each for key, each in self._sessions.items() if each.account != account
            }

    def open_link(self) -> str:
        """Make the link that works once, in place of one made before; returns its token."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._link = (_hashed(token), self.now() + timedelta(seconds=LINK_SECONDS))
        return token

    def use_link(self, token: str) -> bool:
        """Whether this is the open link; it is closed by being used."""
        with self._lock:
            if self._link is None or not hmac.compare_digest(_hashed(token), self._link[0]):
                return False
            ends, self._link = self._link[1], None
            return self.now() < ends


def _at(name: str, address: str) -> str:
    return f"{fold(name)[:80]}@{address}"


def _hashed(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
