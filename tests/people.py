"""Builders: accounts on a real database, with passwords that cost nothing to check."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from argon2 import PasswordHasher

from graph.accounts import OPERATOR, Account, Duty, Right
from graph.services.accounts import NewAccount, add_account, find_account
from graph.services.granting import Wish, proposed
from graph.store import Store
from graph.store import accounts as book_of
from graph.store.accounts import AccountBook
from graph.vault.passwords import Passwords

PASSWORD = "thuyen-trang-nui-bien"  # noqa: S105 - of invented accounts
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class Staff:
    """Accounts, made without ceremony."""

    store: Store
    made: dict[str, Account] = field(default_factory=dict)

    def hire(
        self,
        name: str,
        *duties: Duty,
        clearance: int = 0,
        scopes: tuple[str, ...] = (),
        unseals: bool = False,
    ) -> Account:
        """An account with rights that nobody had to confirm."""
        new = NewAccount(name, name, PASSWORD)
        account = add_account(self.store, OPERATOR, new, CHEAP).id
        wishes = [Wish(account, Right.DUTY, duty) for duty in duties]
        wishes += [Wish(account, Right.SCOPE, unit) for unit in scopes]
        if clearance:
            wishes.append(Wish(account, Right.CLEARANCE, str(clearance)))
        if unseals:
            wishes.append(Wish(account, Right.UNSEAL, "sources"))
        grants = [proposed(each, OPERATOR, datetime.now(UTC), alone=True) for each in wishes]
        AccountBook(self.store.driver).change("hire", lambda run: book_of.write_grants(run, grants))
        self.made[name] = find_account(self.store, account)
        return self.made[name]
