"""Accounts, grants and tokens in the graph; housekeeping, which moves no recorded time."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, TypeVar

from neo4j import Driver

from graph.accounts import Account, Grant, Right, with_rights
from graph.dates import OPEN_MOMENT
from graph.store.runner import Row, Run, read, write
from graph.visibility import Viewer

T = TypeVar("T")

_WHO: Final = ("id", "name", "display", "made_at", "password_at", "closed_at")


class AccountBook:
    """The accounts of one graph."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def ask(self, question: str, work: Callable[[Run], T]) -> T:
        """Read, all in one transaction."""
        return read(self._driver, question, work)

    def change(self, name: str, work: Callable[[Run], T]) -> T:
        """Check and change under the one lock on accounts, whole or not at all."""

        def locked(run: Run) -> T:
            run.rows("accounts.upsert_lock")
            return work(run)

        return write(self._driver, name, locked)


def account(run: Run, account_id: str, day: date) -> Account | None:
    """One account with what it may do on a day."""
    row = run.row("accounts.get_account", account_id=account_id)
    return None if row is None else _with_rights(run, [row], day)[0]


def accounts(run: Run, day: date) -> list[Account]:
    """All accounts, closed ones too, by name."""
    return _with_rights(run, run.rows("accounts.list_accounts"), day)


def grant(run: Run, grant_id: str) -> Grant | None:
    """One grant."""
    row = run.row("accounts.get_grant", grant_id=grant_id)
    return None if row is None else _grant(row)


def write_grants(run: Run, grants: Iterable[Grant]) -> None:
    """Write new grants down."""
    rows: list[Row] = [
        {
            "id": each.id,
            "account": each.account,
            "right": each.right.value,
            "value": each.value,
            "unit": each.value if each.right is Right.SCOPE else None,
            "valid_from": each.valid_from,
            "valid_to": each.valid_to,
            "proposed_by": each.proposed_by,
            "proposed_at": each.proposed_at,
            "confirmed_by": each.confirmed_by,
            "confirmed_at": each.confirmed_at,
        }
        for each in grants
    ]
    run.rows("accounts.create_grants", rows=rows)


def scope(run: Run, units: Sequence[str], day: date) -> frozenset[str]:
    """Ids of all units in scope below these, on a day, as is known today."""
    if not units:
        return frozenset()
    rows = run.rows("accounts.list_scope", unit_ids=list(units), as_of=day, open=OPEN_MOMENT)
    return frozenset(row["id"] for row in rows)


def viewer(run: Run, found: Account, day: date) -> Viewer:
    """The eyes of an account on a day."""
    return Viewer(found.id, found.clearance, scope(run, found.scopes, day))


def _with_rights(run: Run, rows: Sequence[Row], day: date) -> list[Account]:
    wanted = [row["id"] for row in rows]
    grants = [_grant(row) for row in run.rows("accounts.list_grants", account_ids=wanted)]
    return [
        with_rights(
            Account(*(row[name] for name in _WHO)),
            [each for each in grants if each.account == row["id"]],
            day,
        )
        for row in rows
    ]


def _grant(row: Row) -> Grant:
    return Grant(**{**row, "right": Right(row["right"])})
