"""Who asks: an account with its duties and its eyes, or the operator of this machine."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from fastapi import Request

from api.access import COOKIE, Access
from graph.accounts import OPERATOR_ID, READING, Actor, Duty
from graph.services.keyring import Keyring
from graph.services.sign_in import Standing, standing_of, try_token
from graph.services.tokens import WRITING
from graph.store import Store
from graph.vault.tokens import Kind, Scope, Session
from graph.visibility import OPERATOR, Viewer

FRESH: Final = timedelta(minutes=10)
"""How long a password counts as just given, for what asks that."""

_KEY: Final = "canbo.principal"


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever a request comes from.

    Attributes:
        account: its id, for the audit and for what is written.
        viewer: its eyes; never to be used where a reading duty was not asked for.
        roots: ids of the units at the top of its scope.
        unseals: whether it may open a sealed source.
        token_scopes: what the token that was sent may do; None where none was.
        proved_at: when a secret of its own was last given.
    """

    account: str
    name: str
    viewer: Viewer
    duties: frozenset[Duty]
    roots: tuple[str, ...] = ()
    unseals: bool = False
    token_scopes: frozenset[Scope] | None = None
    proved_at: datetime | None = field(default=None, repr=False)

    @property
    def reads(self) -> bool:
        """Whether a duty of theirs reads content."""
        return not READING.isdisjoint(self.duties)

    @property
    def is_operator(self) -> bool:
        """Whether this is whoever owns the data folder."""
        return self.account == OPERATOR_ID

    @property
    def actor(self) -> Actor:
        """As one who gives and takes rights."""
        return Actor(self.account, self.duties)

    def may(self, scope: Scope) -> bool:
        """Whether the way they came in allows this; a session and the key allow all."""
        return self.token_scopes is None or scope in self.token_scopes

    @property
    def may_change(self) -> bool:
        """Whether the way they came in allows any change."""
        return self.token_scopes is None or not WRITING.isdisjoint(self.token_scopes)

    def is_fresh(self, now: datetime | None = None) -> bool:
        """Whether a secret of their own was given a short time ago."""
        if self.proved_at is None:
            return False
        return timedelta() <= (now or datetime.now(UTC)) - self.proved_at <= FRESH


def operator(proved_at: datetime | None) -> Principal:
    """Whoever owns the data folder: all duties, every unit, and the key to no source."""
    return Principal(
        OPERATOR_ID, OPERATOR_ID, OPERATOR, frozenset(Duty), proved_at=proved_at
    )  # fmt: skip


def by_session(store: Store, access: Access, session: Session, cookie: str) -> Principal | None:
    """Whose session this is; None, and it ends, if the account closed or set a new password."""
    found = standing_of(store, session.account)
    if found is None or found.account.password_at > session.made_at:
        access.end_session(cookie)
        return None
    return _principal(found, proved_at=session.proved_at)


def by_token(store: Store, keyring: Keyring, text: str) -> Principal | None:
    """Whose token this is; None if it is nobody's, expired or revoked.

    Raises:
        KeysError: it looks like a token, and there is no key ring to hold it against.
    """
    if not text.startswith(Kind.TOKEN) or not keyring.exists:
        return None
    found = try_token(store, keyring.ring(), text)
    return _principal(found[0], token_scopes=found[1]) if found else None


def bearer_of(request: Request) -> str | None:
    """The key or token a program sends."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else None


def cookie_of(request: Request) -> str:
    """The session cookie a browser sends."""
    return request.cookies.get(COOKIE, "")


def address_of_client(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else "unknown"


def keep(request: Request, principal: Principal) -> None:
    """Hand on who asks, to the routes."""
    request.scope[_KEY] = principal


def kept(request: Request) -> Principal | None:
    """Who asks, as the gate found; None on a page for anybody."""
    found: Principal | None = request.scope.get(_KEY)
    return found


def _principal(
    found: Standing,
    token_scopes: frozenset[Scope] | None = None,
    proved_at: datetime | None = None,
) -> Principal:
    account = found.account
    return Principal(
        account.id, account.name, found.viewer, account.duties, account.scopes, account.unseals,
        token_scopes, proved_at,
    )  # fmt: skip
