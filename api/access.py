"""Who may come in: whoever owns the data folder, until there are accounts.

The service answers nobody by default. Two things open it:

- the operator's key (:mod:`api.key`); programs send it as a bearer token, people paste it on the
  sign-in page;
- on the invented demo office, and on no other data, a link that works once.

Either gives a browser a session: a random cookie whose hash is kept in memory here and forgotten
after a while, at sign-out and when the service stops.
"""

import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Final

COOKIE: Final = "canbo_session"
SESSION_SECONDS: Final = 12 * 3600.0
LINK_SECONDS: Final = 3600.0

WRONG_KEYS: Final = 10
"""Wrong keys within ``WRONG_SECONDS`` after which none is looked at for a while."""

WRONG_SECONDS: Final = 60.0


class TooManyTriesError(Exception):
    """So many wrong keys came that no key is looked at for a while.

    Attributes:
        seconds: when to try again.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


@dataclass(slots=True)
class Access:
    """The operator's key, the open link if any, and the sessions of one running service.

    Nothing here is written down or shown: of sessions and the link only hashes are kept.
    """

    key: str = field(repr=False)
    now: Callable[[], float] = time.monotonic
    _link: tuple[str, float] | None = field(default=None, repr=False)
    _sessions: dict[str, float] = field(default_factory=dict, repr=False)
    _wrong: deque[float] = field(default_factory=deque, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def fits(self, key: str) -> bool:
        """Whether this is the operator's key.

        Raises:
            TooManyTriesError: too many wrong ones came before; this one was not looked at.
        """
        with self._lock:
            since = self.now() - WRONG_SECONDS
            while self._wrong and self._wrong[0] <= since:
                self._wrong.popleft()
            if len(self._wrong) >= WRONG_KEYS:
                raise TooManyTriesError(int(self._wrong[0] - since) + 1)
            fits = hmac.compare_digest(_hashed(key), _hashed(self.key))
            if not fits:
                self._wrong.append(self.now())
            return fits

    def open_session(self, instead_of: str = "") -> str:
        """Begin a session, under a new cookie; the one it replaces ends."""
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            now = self.now()
            kept = {key: ends for key, ends in self._sessions.items() if ends > now}
            kept.pop(_hashed(instead_of), None)
            self._sessions = kept | {_hashed(cookie): now + SESSION_SECONDS}
        return cookie

    def end_session(self, cookie: str) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(_hashed(cookie), None)

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is that of a session that still runs."""
        return self.now() < self._sessions.get(_hashed(cookie), float("-inf"))

    def open_link(self) -> str:
        """Make the link that works once, in place of one made before; returns its token."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._link = (_hashed(token), self.now() + LINK_SECONDS)
        return token

    def use_link(self, token: str) -> bool:
        """Whether this is the open link; it is closed by being used."""
        with self._lock:
            if self._link is None or not hmac.compare_digest(_hashed(token), self._link[0]):
                return False
            ends, self._link = self._link[1], None
            return self.now() < ends


def _hashed(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
