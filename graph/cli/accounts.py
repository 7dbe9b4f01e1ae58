"""Accounts from the command line of the machine that owns the data.

Whoever sits there is the operator, one person: what needs two is proposed here and confirmed by
somebody else, who gives their own password. No password is ever an argument.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, note, opened, read_settings, unit_named

if TYPE_CHECKING:
    from graph.accounts import Account, Actor, Grant, Right
    from graph.settings import Settings
    from graph.store import Store

app = typer.Typer(help="Accounts: who may sign in, and what they may do.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The account's name or id.")]
As = Annotated[
    str | None,
    typer.Option("--as", help="Act as this account, which gives its password; default operator."),
]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="What they sign in with; no blanks.")],
    *,
    duty: Annotated[
        list[str] | None,
        typer.Option(help="analyst, officer, head, reviewer, auditor or admin; may be repeated."),
    ] = None,
    display: Annotated[str | None, typer.Option(help="The name others see.")] = None,
    password_stdin: FromStdin = False,
    json: JsonFlag = False,
) -> None:
    """Make an account; the first admin is founded so, alone."""
    from graph.accounts import OPERATOR, Right, check_value
    from graph.accounts import Duty as Duties
    from graph.services.accounts import NewAccount, add_account
    from graph.services.keyring import ready_for
    from graph.services.sign_in import passwords

    settings = read_settings()
    duties = tuple(Duties(check_value(Right.DUTY, each)) for each in duty or ())
    password = new_password(stdin=password_stdin)
    with opened(settings) as store:
        ready_for(settings, store)
        new = NewAccount(name, display or name, password, duties)
        made = add_account(store, OPERATOR, new, passwords())
        note(settings, "account.added", made.id)
    print_account(made, json=json)


@app.command("list")
def list_(*, json: JsonFlag = False) -> None:
    """Show all accounts, what they may do, and what waits for a second person."""
    from graph.jsonable.accounts import account_json
    from graph.services.accounts import list_accounts

    with opened() as store:
        found = list_accounts(store)
    if json:
        output.print_json({"accounts": [account_json(each) for each in found]})
        return
    if not found:
        output.say("There is no account yet. Make one: canbo account add NAME --duty admin")
        return
    rows = [
        (each.name, each.display, " ".join(sorted(each.duties)), each.clearance,
         " ".join(each.scopes), "closed" if each.closed_at else "")
        for each in found
    ]  # fmt: skip
    columns = ("account", "name", "duties", "clearance", "scope", "")
    output.out.print(output.table(f"{len(rows)} accounts", columns, rows))
    waiting = [(each.name, grant) for each in found for grant in each.grants if grant.pending]
    if waiting:
        told = [(grant.id, name, grant.right.value, grant.value) for name, grant in waiting]
        title = "Waiting for a second person: canbo account confirm GRANT --as ACCOUNT"
        output.out.print(output.table(title, ("grant", "account", "right", "value"), told))


@app.command("grant")
def grant(
    name: Name,
    right: Annotated[str, typer.Argument(help="duty, clearance or unseal.")],
    value: Annotated[str, typer.Argument(help="A duty, 0 to 2, or `sources`.")],
    *,
    as_: As = None,
    password_stdin: FromStdin = False,
    json: JsonFlag = False,
) -> None:
    """Propose a right; scopes have a command of their own."""
    from graph.accounts import Right
    from graph.errors import UsageError

    try:
        wanted = Right(right)
    except ValueError as error:
        message = f"There is no right {right!r}."
        raise UsageError(message, f"One of: {', '.join(Right)}.") from error
    _propose(name, wanted, value, as_, stdin=password_stdin, json=json)


@app.command("scope")
def scope(
    name: Name,
    unit: Annotated[str, typer.Argument(help="The unit at the top: id, external id or name.")],
    *,
    as_: As = None,
    password_stdin: FromStdin = False,
    json: JsonFlag = False,
) -> None:
    """Propose a scope: a unit, what is below it, and what all that becomes."""
    from graph.accounts import Right

    _propose(name, Right.SCOPE, unit, as_, stdin=password_stdin, json=json)


@app.command("confirm")
def confirm(
    grant: Annotated[str, typer.Argument(help="The grant's id.")],
    *,
    as_: As = None,
    password_stdin: FromStdin = False,
    json: JsonFlag = False,
) -> None:
    """Confirm what somebody else proposed, for somebody else."""
    from graph.services.granting import confirm as do

    settings = read_settings()
    with opened(settings) as store:
        by = acting(settings, store, as_, stdin=password_stdin)
        done = do(store, by, grant)
        note(settings, "grant.confirmed", done.id, account=by.id)
    _print_grant(done, json=json)


@app.command("revoke")
def revoke(
    grant: Annotated[str, typer.Argument(help="The grant's id.")],
    *,
    as_: As = None,
    password_stdin: FromStdin = False,
    json: JsonFlag = False,
) -> None:
    """Withdraw a grant or a proposal; it stays on record."""
    from graph.services.granting import withdraw

    settings = read_settings()
    with opened(settings) as store:
        by = acting(settings, store, as_, stdin=password_stdin)
        done = withdraw(store, by, grant)
        note(settings, "grant.withdrawn", done.id, account=by.id)
    _print_grant(done, json=json)


def acting(settings: "Settings", store: "Store", name: str | None, *, stdin: bool) -> "Actor":
    """Whoever acts: the operator, or an account that gives its password now.

    Raises:
        RefusedError: the password is wrong.
    """
    from graph.accounts import NOBODY_ID, OPERATOR
    from graph.errors import RefusedError
    from graph.services.accounts import actor_of
    from graph.services.sign_in import passwords, try_password

    if name is None:
        return OPERATOR
    tried = try_password(store, name, _password(stdin=stdin), passwords())
    if tried.standing is None:
        note(settings, "sign_in", account=tried.account or NOBODY_ID, outcome="refused")
        message = "The account or the password is wrong."
        raise RefusedError(message)
    return actor_of(tried.standing.account)


def _propose(
    name: str, right: "Right", value: str, as_: str | None, *, stdin: bool, json: bool
) -> None:
    from graph.accounts import Right
    from graph.services.accounts import find_account
    from graph.services.granting import Wish, propose

    settings = read_settings()
    with opened(settings) as store:
        by = acting(settings, store, as_, stdin=stdin)
        account = find_account(store, name)
        given = unit_named(store, value) if right is Right.SCOPE else value
        made = propose(store, by, Wish(account.id, right, given))
        note(settings, "grant.proposed", made.id, account=by.id)
    _print_grant(made, json=json)


def _password(*, stdin: bool) -> str:
    if stdin:
        import sys

        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, err=True))


def new_password(*, stdin: bool) -> str:
    """A password to be, typed twice where somebody types."""
    if stdin:
        return _password(stdin=True)
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


def print_account(account: "Account", *, json: bool) -> None:
    """An account and what of it waits."""
    from graph.jsonable.accounts import account_json

    if json:
        output.print_json(account_json(account))
        return
    duties = ", ".join(sorted(account.duties)) or "no duty yet"
    output.say(f"The account {account.name} ({account.id}): {duties}.")
    for each in account.grants:
        if each.pending:
            _print_grant(each, json=False)


def _print_grant(grant: "Grant", *, json: bool) -> None:
    from graph.jsonable.accounts import grant_json

    if json:
        output.print_json(grant_json(grant))
        return
    open_ = "waits for a second person" if grant.pending else "given"
    state = "withdrawn" if grant.withdrawn_at else open_
    output.say_whole(f"{grant.right.value} {grant.value}: {state} ({grant.id}).")
