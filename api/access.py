"""Who may come in: whoever owns the data folder, until there are accounts.

The service answers nobody by default. Two things open it:

- the operator's key, a random secret in a file only the owner of the data folder can read; programs
  send it as a bearer token, people paste it on the sign-in page;
- on the invented demo office, and on no other data, a link that works once.

Either gives a browser a session: a random cookie whose hash is kept in memory here and forgotten
after a while, at sign-out and when the service stops.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from fastapi import HTTPException, Request

COOKIE: Final = "canbo_session"
SESSION_LIFE: Final = timedelta(hours=12)


@dataclass(slots=True)
class Access:
    """The operator's key, the open link if any, and the sessions of one running service."""

    key: str
    link: str | None = None
    sessions: dict[str, datetime] = field(default_factory=dict)

    def open_session(self) -> str:
        """Begin a session; returns its cookie."""
        cookie = secrets.token_urlsafe(32)
        self.sessions[_hashed(cookie)] = datetime.now(UTC) + SESSION_LIFE
        return cookie

    def end_session(self, cookie: str) -> None:
        """Forget a session."""
        self.sessions.pop(_hashed(cookie), None)

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is that of a session that still runs."""
        ends = self.sessions.get(_hashed(cookie))
        return ends is not None and datetime.now(UTC) < ends

    def fits(self, key: str) -> bool:
        """Whether this is the operator's key."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def use_link(self, token: str) -> bool:
        """Whether this is the open link; it is closed by being used."""
        if self.link is None or not hmac.compare_digest(token.encode(), self.link.encode()):
            return False
        self.link = None
        return True


def require_access(request: Request) -> None:
    """Refuse a request that brings neither the operator's key nor a session's cookie."""
    access: Access = request.app.state.access
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and access.fits(key.strip()):
        return
    if access.knows(request.cookies.get(COOKIE, "")):
        return
    raise HTTPException(
        HTTPStatus.UNAUTHORIZED,
        "Sign in first: the operator's key is in the data folder.",
        {"WWW-Authenticate": "Bearer"},
    )


def _hashed(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()
