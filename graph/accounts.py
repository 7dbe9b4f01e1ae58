"""Accounts: what each may do, and who may give it to whom.

A right is a grant: proposed, where it opens something confirmed by somebody else, dated, and
withdrawn rather than deleted. What an account may do on a day follows from its grants alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from graph.errors import RefusedError, UsageError
from graph.names import fold, is_text
from graph.told import coded, quoted, told

HIGHEST_CLEARANCE: Final = 2
OPERATOR_ID: Final = "operator"
"""Whoever owns the data folder, wherever an account is named."""

NOBODY_ID: Final = "nobody"
"""In the audit: somebody who did not sign in."""

_NAME: Final = re.compile(r"[a-z][a-z0-9._-]{1,39}")
_LONGEST_DISPLAY: Final = 200


class Duty(StrEnum):
    """What an account is for."""

    ANALYST = "analyst"
    OFFICER = "officer"
    HEAD = "head"
    REVIEWER = "reviewer"
    AUDITOR = "auditor"
    ADMIN = "admin"


READING: Final = frozenset({Duty.ANALYST, Duty.OFFICER, Duty.HEAD, Duty.REVIEWER})
"""Duties that read content; the others, alone, see none."""

GIVING: Final = frozenset({Duty.ADMIN, Duty.HEAD})
"""Duties that confirm what somebody else proposed."""


class Right(StrEnum):
    """What a grant gives; its value says how much of it."""

    DUTY = "duty"
    CLEARANCE = "clearance"
    SCOPE = "scope"
    UNSEAL = "unseal"


_SINGLE: Final = frozenset({Duty.ANALYST, Duty.OFFICER, Duty.AUDITOR})
"""Duties one person may give. An admin's is not one: it would be the second person's."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One right of one account.

    Attributes:
        value: a duty, a clearance, the id of the unit at the top of a scope, or ``sources``.
        valid_from, valid_to: the first day it holds, and the first on which it no longer does.
        confirmed_by: the second person, or whoever proposed it where none is needed.
    """

    id: str
    account: str
    right: Right
    value: str
    valid_from: date
    valid_to: date | None
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it gives anything that day."""
        begun = self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
        return begun and self.confirmed_at is not None and self.withdrawn_at is None

    @property
    def pending(self) -> bool:
        """Whether it waits for a second person."""
        return self.confirmed_at is None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in.

    Attributes:
        name: what they sign in with; unique without regard to case and diacritics.
        display: what others see.
        password_at: when the password was last set; sessions begun before have ended.
        scopes: ids of the units at the top of what is in scope.
        unseals: whether they may open a sealed source.
    """

    id: str
    name: str
    display: str
    made_at: datetime
    password_at: datetime
    closed_at: datetime | None = None
    duties: frozenset[Duty] = frozenset()
    clearance: int = 0
    scopes: tuple[str, ...] = ()
    unseals: bool = False
    grants: tuple[Grant, ...] = field(default=(), repr=False)

    @property
    def reads(self) -> bool:
        """Whether a duty of theirs reads content."""
        return not READING.isdisjoint(self.duties)


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever gives and takes rights: an account, or the operator of this machine."""

    id: str
    duties: frozenset[Duty]


OPERATOR: Final = Actor(OPERATOR_ID, frozenset(Duty))
"""Counts as one person, who confirms nothing they proposed."""


def with_rights(account: Account, grants: Sequence[Grant], day: date) -> Account:
    """An account with what its grants give on a day; one that is closed is given nothing."""
    held = [] if account.closed_at else [grant for grant in grants if grant.holds_on(day)]
    values = {right: [each.value for each in held if each.right is right] for right in Right}
    return Account(
        account.id, account.name, account.display, account.made_at, account.password_at,
        account.closed_at,
        duties=frozenset(Duty(value) for value in values[Right.DUTY]),
        clearance=max(map(int, values[Right.CLEARANCE]), default=0),
        scopes=tuple(sorted(set(values[Right.SCOPE]))),
        unseals=bool(values[Right.UNSEAL]),
        grants=tuple(grants),
    )  # fmt: skip


def needs_second(right: Right, value: str) -> bool:
    """Whether a grant opens so much that two people must want it."""
    if right is Right.DUTY:
        return Duty(value) not in _SINGLE
    return right is not Right.CLEARANCE or int(value) > 0


def check_name(name: str, display: str) -> str:
    """The folded form of a name to sign in with.

    Raises:
        UsageError: it is no name, or one that stands for somebody else.
    """
    folded = fold(name)
    if not _NAME.fullmatch(folded) or " " in name or folded in {OPERATOR_ID, NOBODY_ID}:
        message = told("An account cannot be called %(name)s.", name=quoted(name[:40]))
        hint = told("2 to 40 letters, digits, dots, dashes or underscores, a letter first.")
        raise UsageError(message, hint)
    if not display.strip() or len(display) > _LONGEST_DISPLAY or not is_text(display):
        message = told(
            "The name others see has 1 to %(longest)s characters.", longest=_LONGEST_DISPLAY
        )
        raise UsageError(message)
    return folded


def check_value(right: Right, value: str) -> str:
    """A value that this right can have; that a unit exists is for the graph to say.

    Raises:
        UsageError: there is no such duty or clearance.
    """
    allowed: Sequence[str] | None = {
        Right.DUTY: [duty.value for duty in Duty],
        Right.CLEARANCE: [str(level) for level in range(HIGHEST_CLEARANCE + 1)],
        Right.UNSEAL: ["sources"],
    }.get(right)
    if allowed is not None and value not in allowed:
        message = told(
            "There is no %(what)s %(name)s.",
            what=coded("right", right.value), name=quoted(value[:40]),
        )  # fmt: skip
        raise UsageError(message, f"One of: {', '.join(allowed)}.")
    return value


def check_giver(actor: Actor) -> None:
    """Refuse whoever may not propose, withdraw or close.

    Raises:
        RefusedError: they are no admin.
    """
    if Duty.ADMIN not in actor.duties:
        message = told("Accounts and what they may do are an admin's to change.")
        raise RefusedError(message)


def check_second(grant: Grant, actor: Actor) -> None:
    """Refuse whoever may not confirm a grant.

    Raises:
        RefusedError: they proposed it, would receive it, are neither admin nor head, or it no
            longer waits.
    """
    if not grant.pending:
        message = told("This grant does not wait to be confirmed.")
        raise RefusedError(message)
    if actor.id in {grant.proposed_by, grant.account}:
        message = told("A second person confirms it: neither who proposed it nor who receives it.")
        raise RefusedError(message, told("Ask another admin or head."))
    if GIVING.isdisjoint(actor.duties):
        message = told("An admin or a head confirms a grant.")
        raise RefusedError(message)


def check_admin_left(accounts: Iterable[Account], without: str) -> None:
    """Refuse to take away the last admin, after which nobody could be the second person.

    Raises:
        RefusedError: no other open account has that duty.
    """
    if not any(Duty.ADMIN in each.duties and each.id != without for each in accounts):
        message = told("This is the last admin; nobody could give or confirm anything any more.")
        raise RefusedError(message, told("Give another account that duty first."))
