"""Who somebody is: passwords and tokens held against their records; and what they may read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from threading import BoundedSemaphore
from typing import Final

from graph.accounts import Account
from graph.names import fold
from graph.services.granting import today
from graph.store import Store
from graph.store import accounts as book_of
from graph.store.accounts import AccountBook
from graph.store.runner import Row, Run
from graph.vault.passwords import Passwords
from graph.vault.ring import KeyRing
from graph.vault.tokens import Kind, Scope, Token, TokenError, matches, parse
from graph.visibility import Viewer

_AT_ONCE: Final = BoundedSemaphore(2)
"""A check takes 64 MiB: more than two at once would starve what people ask."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An open account as of now.

    Attributes:
        viewer: its eyes.
    """

    account: Account
    viewer: Viewer


@dataclass(frozen=True, slots=True)
class Tried:
    """How an attempt to sign in went.

    Attributes:
        account: the id of the account that was named; None where there is none.
        standing: the account, if the password is its own.
    """

    account: str | None
    standing: Standing | None


@cache
def passwords() -> Passwords:
    """The one that hashes and checks, made when it is first needed."""
    return Passwords()


def standing_of(store: Store, account: str) -> Standing | None:
    """An account and its eyes today, in one transaction; None if it is closed or not there."""
    return AccountBook(store.driver).ask("standing", lambda run: _standing(run, account))


def viewer_of(store: Store, account: str) -> Viewer | None:
    """What an account may read today; None if it is closed or not there."""
    found = standing_of(store, account)
    return None if found is None else found.viewer


def try_password(store: Store, name: str, password: str, hasher: Passwords) -> Tried:
    """Hold a password against an account; one that is closed or not there takes as long."""
    book = AccountBook(store.driver)
    row = book.ask("sign in", lambda run: run.row("accounts.get_by_name", folded=fold(name)))
    stored: str | None = row["password"] if row and not row["closed"] else None
    with _AT_ONCE:
        verdict = hasher.verify(stored, password)
    if row is None or not verdict.right:
        return Tried(row["id"] if row else None, None)
    if verdict.rehashed:
        _rehash(book, row, verdict.rehashed)
    return Tried(row["id"], standing_of(store, row["id"]))


def try_token(
    store: Store, ring: KeyRing, text: str, now: datetime | None = None
) -> tuple[Standing, frozenset[Scope]] | None:
    """Whose token it is and what it may do; None if it is nobody's, expired or revoked."""
    try:
        presented = parse(text, Kind.TOKEN)
    except TokenError:
        return None

    def work(run: Run) -> tuple[Standing, frozenset[Scope]] | None:
        row = run.row("tokens.get_token", token_id=presented.id)
        if row is None or row["revoked_at"]:
            return None
        record = token_of(row)
        if not matches(ring, presented, record, now or datetime.now(UTC)):
            return None
        standing = _standing(run, record.account)
        return (standing, record.scopes) if standing else None

    return AccountBook(store.driver).ask("token", work)


def token_of(row: Row) -> Token:
    """The record of a token as it is read."""
    scopes = frozenset(Scope(each) for each in row["scopes"])
    return Token(
        row["id"], row["account"], scopes, row["made_at"], row["expires_at"], row["hashed"]
    )


def _standing(run: Run, account: str) -> Standing | None:
    found = book_of.account(run, account, today())
    if found is None or found.closed_at:
        return None
    return Standing(found, book_of.viewer(run, found, today()))


def _rehash(book: AccountBook, row: Row, hashed: str) -> None:
    book.change(
        "hash again",
        lambda run: run.rows(
            "accounts.upsert_hash", account_id=row["id"], before=row["password"], password=hashed
        ),
    )
