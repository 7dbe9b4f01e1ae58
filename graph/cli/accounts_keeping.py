"""Accounts over time: passwords, tokens, closing, handing over."""

from typing import Annotated

import typer

from graph.cli import output
from graph.cli.accounts import (
    As,
    FromStdin,
    Name,
    acting,
    new_password,
    print_account,
)
from graph.cli.accounts import app as accounts_app
from graph.cli.common import JsonFlag, note, opened, read_settings, unit_named

__all__ = ["accounts_app"]


@accounts_app.command("password")
def password(name: Name, *, password_stdin: FromStdin = False) -> None:
    """Set a password; sessions begun before end."""
    from graph.services.accounts import find_account, set_password
    from graph.services.sign_in import passwords

    settings = read_settings()
    given = new_password(stdin=password_stdin)
    with opened(settings) as store:
        account = find_account(store, name)
        set_password(store, account.id, given, passwords())
        note(settings, "account.password", account.id)
    output.say(f"The password of {account.name} is set; their sessions have ended.")


@accounts_app.command("close")
def close(
    name: Name, *, as_: As = None, password_stdin: FromStdin = False, json: JsonFlag = False
) -> None:
    """Close an account: nobody signs in with it any more; it stays on record."""
    from graph.services.accounts import close_account

    settings = read_settings()
    with opened(settings) as store:
        by = acting(settings, store, as_, stdin=password_stdin)
        closed = close_account(store, by, name)
        note(settings, "account.closed", closed.id, account=by.id)
    print_account(closed, json=json)


@accounts_app.command("token")
def token(
    name: Name,
    *,
    scopes: Annotated[
        str, typer.Option(help="read, observe, record, import, review, audit; write: four of them.")
    ] = "read",
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it works.")] = 30,
    json: JsonFlag = False,
) -> None:
    """Make a token for a program of this account, and show it this once."""
    from graph.services.accounts import find_account
    from graph.services.keyring import ready_for
    from graph.services.tokens import make_token, read_scopes

    settings = read_settings()
    wanted = read_scopes(each.strip() for each in scopes.split(","))
    with opened(settings) as store:
        ring = ready_for(settings, store)
        account = find_account(store, name)
        made = make_token(store, ring, account, wanted, days)
        note(settings, "token.made", made.token.id)
    until = made.token.expires_at.isoformat()
    if json:
        output.print_json({"id": made.token.id, "token": made.text, "expires_at": until})
        return
    output.say_whole(made.text)
    output.say(f"It is shown this once and works until {until[:10]}.")


@accounts_app.command("handover")
def handover(
    giver: Annotated[str, typer.Argument(help="Who hands over.")],
    taker: Annotated[str, typer.Argument(help="Who takes over.")],
    *,
    unit: Annotated[str, typer.Option(help="The unit at the top of the scope.")],
    as_: As = None,
    password_stdin: FromStdin = False,
    json: JsonFlag = False,
) -> None:
    """Move a scope and the notes kept of it; what names its readers stays with its author."""
    from graph.jsonable.accounts import grant_json
    from graph.services.accounts import find_account
    from graph.services.granting import hand_over

    settings = read_settings()
    with opened(settings) as store:
        by = acting(settings, store, as_, stdin=password_stdin)
        from_, to = find_account(store, giver), find_account(store, taker)
        done = hand_over(store, by, from_.id, to.id, unit_named(store, unit))
        note(settings, "account.handover", done.ended.id, account=by.id)
    if json:
        waiting = done.proposed and grant_json(done.proposed)
        told = {"ended": grant_json(done.ended), "proposed": waiting, "notes": done.notes}
        output.print_json(told)
        return
    output.say(f"{from_.name} hands over to {to.name}; {done.notes} notes go along.")
    if done.proposed:
        output.say_whole(f"The scope waits for a second person ({done.proposed.id}).")
    output.say(
        f"Drafts {from_.name} has not sent stay on the device: send them before signing out."
    )


@accounts_app.command("entrust")
def entrust_(
    report: Annotated[str, typer.Argument(help="The id of a note.")],
    name: Annotated[str, typer.Argument(help="The account that is to keep it.")],
    second: Annotated[str, typer.Option("--second", help="The account that confirms.")],
    *,
    as_: As = None,
    password_stdin: FromStdin = False,
) -> None:
    """Give a note to another account when its author cannot: an act of two people."""
    from graph.services.accounts import find_account
    from graph.services.entrusting import entrust

    settings = read_settings()
    with opened(settings) as store:
        by = acting(settings, store, as_, stdin=password_stdin)
        confirms = acting(settings, store, second, stdin=password_stdin)
        taker = find_account(store, name)
        entrust(store, report, taker, by, confirms)
        note(settings, "note.entrusted", report, account=by.id, details={"to": taker.id})
        note(settings, "note.entrusted", report, account=confirms.id, details={"to": taker.id})
    output.say(f"{taker.name} keeps the note {report} and may read it.")
