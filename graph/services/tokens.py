"""Tokens of programs: made for an account, shown once, listed, revoked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from graph.accounts import Account
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.store import Store
from graph.store.accounts import AccountBook
from graph.store.runner import Row, Run
from graph.told import quoted, told
from graph.vault.ring import KeyRing
from graph.vault.tokens import Scope, Token, issue_token

WRITING: Final = frozenset({Scope.OBSERVE, Scope.RECORD, Scope.IMPORT, Scope.REVIEW})
"""Scopes without which a token changes nothing; ``write`` stands for all of them."""

MOST: Final = 50
"""Live tokens an account may have."""

_WRITE: Final = "write"


@dataclass(frozen=True, slots=True)
class Shown:
    """A token that was just made.

    Attributes:
        text: the token itself, for this once.
    """

    text: str = field(repr=False)
    token: Token


@dataclass(frozen=True, slots=True)
class Listed:
    """What is told of a token afterwards."""

    id: str
    scopes: tuple[str, ...]
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


def read_scopes(words: Iterable[str]) -> frozenset[Scope]:
    """The scopes some words name.

    Raises:
        UsageError: there is no such scope.
    """
    found: set[Scope] = set()
    for word in words:
        if word == _WRITE:
            found |= WRITING
        elif word in {scope.value for scope in Scope}:
            found.add(Scope(word))
        else:
            known = ", ".join([*(scope.value for scope in Scope), _WRITE])
            message = told("There is no scope %(scope)s.", scope=quoted(word[:40]))
            raise UsageError(message, f"One of: {known}.")
    return frozenset(found)


def make_token(
    store: Store, ring: KeyRing, account: Account, scopes: Iterable[Scope], days: int
) -> Shown:
    """Make a token of an account.

    Raises:
        UsageError: no scope, or a life of nothing or over a year.
        RefusedError: the account is closed, or has too many.
    """
    if account.closed_at:
        message = told("The account is closed.")
        raise RefusedError(message)
    if not 0 < days <= _LONGEST:
        message = told("A token lives 1 to %(most)s days.", most=_LONGEST)
        raise UsageError(message)
    now = datetime.now(UTC)
    text, token = issue_token(ring, account.id, scopes, now, timedelta(days=days))

    def work(run: Run) -> None:
        rows = run.rows("tokens.list_tokens", account_id=account.id)
        if sum(_lives(row, now) for row in rows) >= MOST:
            message = told("The account has %(most)s tokens that still work.", most=MOST)
            raise RefusedError(message, told("Revoke some first."))
        run.rows(
            "tokens.create_token", id=token.id, account=token.account,
            scopes=sorted(token.scopes), made_at=token.made_at, expires_at=token.expires_at,
            hashed=token.hashed,
        )  # fmt: skip

    AccountBook(store.driver).change("make token", work)
    return Shown(text, token)


def list_tokens(store: Store, account: str) -> list[Listed]:
    """The tokens of an account, the newest first, revoked and expired ones too."""
    book = AccountBook(store.driver)
    rows = book.ask("tokens", lambda run: run.rows("tokens.list_tokens", account_id=account))
    return [
        Listed(row["id"], tuple(row["scopes"]), row["made_at"], row["expires_at"],
               row["revoked_at"])
        for row in rows
    ]  # fmt: skip


def revoke_token(store: Store, account: str, token: str) -> None:
    """Revoke a token of an account.

    Raises:
        NotFoundError: it has no such token that still works.
    """
    now = datetime.now(UTC)
    gone = AccountBook(store.driver).change(
        "revoke token",
        lambda run: run.rows("tokens.close_token", account_id=account, token_id=token, at=now),
    )
    if not gone:
        message = told(
            "There is no token %(token)s of this account to revoke.", token=quoted(token[:40])
        )
        raise NotFoundError(message)


_LONGEST: Final = 366


def _lives(row: Row, now: datetime) -> bool:
    return row["revoked_at"] is None and bool(row["expires_at"] > now)
