"""Accounts: made, listed, closed, their passwords set. What they may do: :mod:`granting`."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from graph.accounts import (
    OPERATOR_ID,
    Account,
    Actor,
    Duty,
    Right,
    check_admin_left,
    check_giver,
    check_name,
)
from graph.errors import NotFoundError, RefusedError
from graph.ids import random_id
from graph.names import fold
from graph.services.granting import Wish, proposed, today
from graph.store import Store
from graph.store import accounts as book_of
from graph.store.accounts import AccountBook
from graph.store.runner import Run
from graph.told import quoted, told
from graph.vault.passwords import Passwords, check_policy


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to be made.

    Attributes:
        duties: what it is for; those that need a second person wait for one.
    """

    name: str
    display: str
    password: str = field(repr=False)
    duties: tuple[Duty, ...] = ()


def add_account(store: Store, by: Actor, new: NewAccount, passwords: Passwords) -> Account:
    """Make an account and propose its duties.

    The operator of the machine founds the first admin alone; from then on nobody does anything
    alone that needs a second person.

    Raises:
        RefusedError: the name is taken, the password is soon guessed, or ``by`` is no admin.
        UsageError: it is no name.
    """
    folded = check_name(new.name, new.display)
    check_policy(new.password, new.name)
    check_giver(by)
    hashed = passwords.hash(new.password)
    made, now = random_id("acc"), datetime.now(UTC)

    def work(run: Run) -> Account:
        if run.row("accounts.get_by_name", folded=folded):
            message = told("There is an account %(name)s already.", name=quoted(new.name))
            raise RefusedError(message, "Its password is set with `canbo account password`.")
        first = by.id == OPERATOR_ID and not _admins(run)
        run.rows(
            "accounts.create_account", id=made, name=new.name, folded=folded,
            display=new.display.strip(), password=hashed, at=now,
        )  # fmt: skip
        wishes = [Wish(made, Right.DUTY, duty.value) for duty in dict.fromkeys(new.duties)]
        founding = {Duty.ADMIN.value} if first else set()
        grants = [proposed(each, by, now, alone=each.value in founding) for each in wishes]
        book_of.write_grants(run, grants)
        return _known(run, made)

    return AccountBook(store.driver).change("add account", work)


def list_accounts(store: Store) -> list[Account]:
    """All accounts with what they may do today, closed ones too, by name."""
    book = AccountBook(store.driver)
    return book.ask("accounts", lambda run: book_of.accounts(run, today()))


def find_account(store: Store, name: str) -> Account:
    """The account of a name or an id.

    Raises:
        NotFoundError: there is none.
    """
    return AccountBook(store.driver).ask("account", lambda run: named(run, name))


def named(run: Run, name: str) -> Account:
    """The account of a name or an id, within a transaction of somebody else.

    Raises:
        NotFoundError: there is none.
    """
    row = run.row("accounts.get_by_name", folded=fold(name))
    found = book_of.account(run, row["id"] if row else name, today())
    if found is None:
        message = told("There is no account %(name)s.", name=quoted(name[:60]))
        raise NotFoundError(message, "`canbo account list` names them all.")
    return found


def set_password(store: Store, account: str, password: str, passwords: Passwords) -> None:
    """Set a password; every session begun before ends.

    Raises:
        NotFoundError: there is no such account. RefusedError: it is closed, or the password is
            soon guessed.
    """

    def work(run: Run) -> None:
        found = named(run, account)
        if found.closed_at:
            message = told("The account is closed.")
            raise RefusedError(message)
        check_policy(password, found.name)
        run.rows(
            "accounts.upsert_password", account_id=found.id, password=passwords.hash(password),
            at=datetime.now(UTC),
        )  # fmt: skip

    AccountBook(store.driver).change("set password", work)


def close_account(store: Store, by: Actor, account: str) -> Account:
    """Close an account: its sessions and tokens end, and it is given nothing any more.

    Raises:
        NotFoundError: there is no such account. RefusedError: it is closed, the last admin's, or
            ``by`` is no admin.
    """
    check_giver(by)

    def work(run: Run) -> Account:
        found = named(run, account)
        if found.closed_at:
            message = told("The account is closed already.")
            raise RefusedError(message)
        if Duty.ADMIN in found.duties:
            check_admin_left(book_of.accounts(run, today()), found.id)
        run.rows("accounts.close_account", account_id=found.id, at=datetime.now(UTC))
        return _known(run, found.id)

    return AccountBook(store.driver).change("close account", work)


def actor_of(account: Account) -> Actor:
    """An account as one who gives and takes rights."""
    return Actor(account.id, account.duties)


def _admins(run: Run) -> Iterable[Account]:
    return [each for each in book_of.accounts(run, today()) if Duty.ADMIN in each.duties]


def _known(run: Run, account: str) -> Account:
    found = book_of.account(run, account, today())
    assert found is not None  # noqa: S101 - written in this very transaction
    return found
