"""Accounts of the invented office: one for each duty, founded in one go; never over real data."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from graph.accounts import OPERATOR, Duty, Right, check_name
from graph.errors import RefusedError
from graph.services.granting import Wish, proposed, today
from graph.services.origin import read_origin
from graph.store import Store
from graph.store import accounts as book_of
from graph.store.accounts import AccountBook
from graph.store.runner import Run
from graph.vault.passwords import Passwords

_WORDS: Final = (
    *("lua", "bien", "rung", "trang", "song", "nui", "may", "gio", "mua", "nang", "sao", "cau"),
    *("thuyen", "truc", "tre", "sen", "dao", "mai", "lan", "cuc", "que", "hoi", "tieu", "gung"),
    *("chanh", "buoi", "xoai", "dua", "cam", "quyt", "nho", "le", "tao", "man", "oi", "khe"),
)


@dataclass(frozen=True, slots=True)
class Role:
    """An account of the demo."""

    name: str
    display: str
    duty: Duty
    clearance: int


ROLES: Final = (
    Role("chuyenvien", "Chuyên viên tổng hợp", Duty.ANALYST, 0),
    Role("canbo", "Cán bộ theo dõi địa bàn", Duty.OFFICER, 1),
    Role("truongphong", "Trưởng phòng Tổ chức cán bộ", Duty.HEAD, 2),
    Role("thamdinh", "Người thẩm định", Duty.REVIEWER, 1),
    Role("kiemtra", "Người kiểm tra nhật ký", Duty.AUDITOR, 0),
    Role("quantri", "Quản trị tài khoản", Duty.ADMIN, 0),
)
"""One for each duty; who reads or audits has the whole invented office in scope."""


@dataclass(frozen=True, slots=True)
class Founded:
    """An account that was founded, and the password it is shown with this once."""

    role: Role
    password: str = field(repr=False)


def found_demo_accounts(store: Store, hasher: Passwords) -> tuple[Founded, ...]:
    """Found the accounts that are not there yet, with random passwords to be shown once.

    Raises:
        RefusedError: the data are not the invented ones alone.
    """

    def work(run: Run) -> tuple[Founded, ...]:
        found = read_origin(run)
        if found.demo is None or found.registers:
            message = "Accounts are founded in one go for invented data only."
            raise RefusedError(message, "`canbo account add` makes one.")
        roots = [row["id"] for row in run.rows(
            "units.list_roots", as_of=today(), known_at=datetime.now(UTC))]  # fmt: skip
        missing = [role for role in ROLES
                   if not run.row("accounts.get_by_name", folded=role.name)]  # fmt: skip
        made = tuple(Founded(role, _password()) for role in missing)
        for each in made:
            _found(run, each.role, hasher.hash(each.password), roots)
        return made

    return AccountBook(store.driver).change("found demo accounts", work)


def _found(run: Run, role: Role, hashed: str, roots: list[str]) -> None:
    account, now = f"acc-demo-{role.name}", datetime.now(UTC)
    run.rows(
        "accounts.create_account", id=account, name=role.name,
        folded=check_name(role.name, role.display), display=role.display, password=hashed, at=now,
    )  # fmt: skip
    wishes = [Wish(account, Right.DUTY, role.duty.value)]
    if role.clearance:
        wishes.append(Wish(account, Right.CLEARANCE, str(role.clearance)))
    if role.duty is not Duty.ADMIN:
        wishes += [Wish(account, Right.SCOPE, root) for root in roots]
    if role.duty is Duty.HEAD:
        wishes.append(Wish(account, Right.UNSEAL, "sources"))
    book_of.write_grants(run, [proposed(each, OPERATOR, now, alone=True) for each in wishes])


def _password() -> str:
    """Five words and a number that nobody thought of: some 40 bits, behind a limit on tries."""
    words = "-".join(secrets.choice(_WORDS) for _ in range(5))
    return f"{words}-{secrets.randbelow(9000) + 1000}"
