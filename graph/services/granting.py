"""Rights proposed, confirmed by a second person, withdrawn, and handed over."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from graph.accounts import (
    Account,
    Actor,
    Duty,
    Grant,
    Right,
    check_admin_left,
    check_giver,
    check_second,
    check_value,
    needs_second,
)
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.ids import random_id
from graph.store import Store
from graph.store import accounts as book_of
from graph.store.accounts import AccountBook
from graph.store.runner import Run
from graph.told import quoted, told


@dataclass(frozen=True, slots=True)
class Wish:
    """A right somebody is to have.

    Attributes:
        account: its id.
        value: see :class:`graph.accounts.Grant`; a unit is given by its id.
        valid_from: the first day; today if None. Never a day that has passed.
    """

    account: str
    right: Right
    value: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """What a handover did.

    Attributes:
        ended: the grant of the one who hands over.
        proposed: the grant of the other, which waits to be confirmed; None if they had it.
        notes: informal reports that the other keeps from now on.
    """

    ended: Grant
    proposed: Grant | None
    notes: int


def today() -> date:
    """The day of this machine."""
    return datetime.now().astimezone().date()


def proposed(wish: Wish, by: Actor, now: datetime, *, alone: bool = False) -> Grant:
    """A grant as it is proposed; it holds at once where no second person is needed.

    Args:
        alone: at a founding, and for invented data.
    """
    value = check_value(wish.right, wish.value)
    grant = Grant(
        random_id("gr"), wish.account, wish.right, value, wish.valid_from or today(),
        wish.valid_to, by.id, now,
    )  # fmt: skip
    if alone or not needs_second(wish.right, value):
        return replace(grant, confirmed_by=by.id, confirmed_at=now)
    return grant


def propose(store: Store, by: Actor, wish: Wish) -> Grant:
    """Propose a right for an account.

    Raises:
        NotFoundError: there is no such account or unit.
        RefusedError: the account is closed or has the right, or ``by`` is no admin.
        UsageError: there is no such value, or the days are not in order.
    """
    check_giver(by)
    _check_days(wish)
    grant = proposed(wish, by, datetime.now(UTC))

    def work(run: Run) -> Grant:
        account = _open_account(run, wish.account)
        check_unit(run, wish)
        same = [each for each in account.grants if _alike(each, grant)]
        if same:
            message = told("That is given or waits already: %(grant)s.", grant=same[0].id)
            raise RefusedError(message)
        book_of.write_grants(run, [grant])
        return grant

    return AccountBook(store.driver).change("propose grant", work)


def confirm(store: Store, by: Actor, grant: str) -> Grant:
    """Confirm a grant, as the second person.

    Raises:
        NotFoundError: there is no such grant. RefusedError: see `graph.accounts.check_second`.
    """

    def work(run: Run) -> Grant:
        found = _grant(run, grant)
        check_second(found, by)
        _open_account(run, found.account)
        now = datetime.now(UTC)
        run.rows("accounts.upsert_confirmation", grant_id=found.id, by=by.id, at=now)
        return replace(found, confirmed_by=by.id, confirmed_at=now)

    return AccountBook(store.driver).change("confirm grant", work)


def withdraw(store: Store, by: Actor, grant: str) -> Grant:
    """Take a grant back, or a proposal; one person may, and it stays on record.

    Raises:
        NotFoundError: there is no such grant. RefusedError: it is withdrawn, it makes the last
            admin, or ``by`` is no admin.
    """
    check_giver(by)

    def work(run: Run) -> Grant:
        found = _grant(run, grant)
        if found.withdrawn_at:
            message = told("It is withdrawn already.")
            raise RefusedError(message)
        if (found.right, found.value) == (Right.DUTY, Duty.ADMIN) and found.holds_on(today()):
            check_admin_left(book_of.accounts(run, today()), found.account)
        now = datetime.now(UTC)
        run.rows("accounts.close_grants", grant_ids=[found.id], by=by.id, at=now)
        return replace(found, withdrawn_by=by.id, withdrawn_at=now)

    return AccountBook(store.driver).change("withdraw grant", work)


def hand_over(store: Store, by: Actor, giver: str, taker: str, unit: str) -> Handover:
    """Move the scope over a unit, and with it the notes of level 0 and 1 that were kept of it.

    What names its readers stays with its author; it moves by that author, or by two people.

    Args:
        giver, taker: ids of accounts.
        unit: the id of the unit at the top of the scope.

    Raises:
        NotFoundError: there is no such account. RefusedError: the giver has no scope over this
            very unit, both are one, or ``by`` is no admin.
    """
    check_giver(by)
    wish = Wish(taker, Right.SCOPE, unit)
    grant = proposed(wish, by, datetime.now(UTC))

    def work(run: Run) -> Handover:
        if giver == taker:
            message = told("Whoever hands over and whoever takes over are two accounts.")
            raise RefusedError(message)
        from_, to = _account(run, giver), _open_account(run, taker)
        held = [each for each in from_.grants if _alike(each, grant) and each.holds_on(today())]
        if not held:
            message = told("%(name)s has no scope over this very unit.", name=from_.name)
            raise RefusedError(message, "`canbo account list` shows who has which.")
        had = any(_alike(each, grant) for each in to.grants)
        units = sorted(book_of.scope(run, [unit], today()))
        run.rows("accounts.close_scope", grant_id=held[0].id, on=today())
        if not had:
            book_of.write_grants(run, [grant])
        row = run.row("accounts.upsert_keeper", keeper=giver, successor=taker, unit_ids=units)
        ended = replace(held[0], valid_to=today())
        return Handover(ended, None if had else grant, row["reports"] if row else 0)

    return AccountBook(store.driver).change("hand over", work)


def check_unit(run: Run, wish: Wish) -> None:
    """Refuse a scope over a unit that is not there.

    Raises:
        NotFoundError: it is not.
    """
    known = wish.right is not Right.SCOPE or run.row("units.get_unit", unit_id=wish.value)
    if not known:
        message = told("There is no unit %(name)s.", name=quoted(wish.value[:60]))
        raise NotFoundError(message, "Look for it with `canbo search`.")


def _check_days(wish: Wish) -> None:
    start = wish.valid_from or today()
    if start < today() or (wish.valid_to is not None and wish.valid_to <= start):
        message = told("A grant begins today or later, and ends after it has begun.")
        raise UsageError(message)


def _alike(each: Grant, grant: Grant) -> bool:
    """Whether one gives, or would give, what the other does, for as long or longer."""
    same = (each.right, each.value) == (grant.right, grant.value)
    running = each.withdrawn_at is None and (each.valid_to is None or each.valid_to > today())
    return same and running


def _grant(run: Run, grant: str) -> Grant:
    found = book_of.grant(run, grant)
    if found is None:
        message = told("There is no grant %(grant)s.", grant=quoted(grant[:60]))
        raise NotFoundError(message, "`canbo account list` shows them.")
    return found


def _account(run: Run, account: str) -> Account:
    found = book_of.account(run, account, today())
    if found is None:
        message = told("There is no account %(name)s.", name=quoted(account[:60]))
        raise NotFoundError(message)
    return found


def _open_account(run: Run, account: str) -> Account:
    found = _account(run, account)
    if found.closed_at:
        message = told("The account %(name)s is closed.", name=found.name)
        raise RefusedError(message)
    return found
