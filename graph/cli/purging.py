"""Take somebody's data away for good, on a lawful order and by two people."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, opened, read_settings

if TYPE_CHECKING:
    from graph.services.purging import Order, Purge
    from graph.settings import Settings
    from graph.store import Store

app = typer.Typer(help=__doc__, no_args_is_help=True)

Number = Annotated[str, typer.Option("--order", help="The number of the order.")]
Why = Annotated[str, typer.Option("--why", help="The reason, without a name.")]
Second = Annotated[str, typer.Option("--second", help="The account that confirms; its password.")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from stdin.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask again.")]


@app.command()
def person(
    person: str, order: Number, why: Why, second: Second, *, password_stdin: Stdin = False,
    yes: Yes = False,
) -> None:  # fmt: skip
    """Take a human being away: every record, event, spell and word about them."""
    from graph.services.purging import purge_person

    settings = read_settings()
    with opened(settings) as store, output.showing_progress() as progress:
        given = _order(settings, store, order, why, second, stdin=password_stdin, yes=yes)
        _done(settings, purge_person(store, settings, person, given, progress))


@app.command()
def report(
    report: str, order: Number, why: Why, second: Second, *, password_stdin: Stdin = False,
    yes: Yes = False,
) -> None:  # fmt: skip
    """Take a report away with everything that it alone says."""
    from graph.services.purging import purge_report

    settings = read_settings()
    with opened(settings) as store, output.showing_progress() as progress:
        given = _order(settings, store, order, why, second, stdin=password_stdin, yes=yes)
        _done(settings, purge_report(store, settings, report, given, progress))


@app.command("list")
def list_(*, json: JsonFlag = False) -> None:
    """Show what was ever taken away: on whose order and by whom, not what."""
    from graph.services.purging import tombstones

    with opened() as store:
        found = tombstones(store)
    if json:
        told = [{**row, "at": row["at"].isoformat()} for row in found]
        output.print_json({"purges": told})
        return
    if not found:
        output.say("Nothing was ever taken away.")
        return
    columns = ("entry", "what", "order", "why", "by", "and", "when", "reports")
    rows = [
        (row["id"], row["kind"], row["number"], row["why"], row["by"], row["second"],
         f"{row['at']:%Y-%m-%d %H:%M}", str(row["reports"]))
        for row in found
    ]  # fmt: skip
    output.out.print(output.table(f"{len(rows)} purges", columns, rows))


@app.command()
def again() -> None:
    """Take away again what the ledger names: after a restore, or an interruption."""
    from graph.services.purging import reapply

    settings = read_settings()
    with opened(settings) as store, output.showing_progress() as progress:
        entries = reapply(store, settings, progress)
    output.say(f"{entries} entries of the ledger are carried out.")


def _order(
    settings: "Settings", store: "Store", number: str, why: str, second: str, *, stdin: bool,
    yes: bool,
) -> "Order":  # fmt: skip
    from graph.accounts import GIVING, OPERATOR
    from graph.cli.accounts import acting
    from graph.errors import RefusedError
    from graph.services.purging import Order

    if not (yes or stdin):
        typer.confirm("What is taken away does not come back. Go on?", abort=True)
    confirms = acting(settings, store, second, stdin=stdin)
    if GIVING.isdisjoint(confirms.duties):
        message = "An admin or a head confirms a purge."
        raise RefusedError(message)
    return Order(number, why, OPERATOR.id, confirms.id)


def _done(settings: "Settings", made: "Purge") -> None:
    from graph.cli.common import note

    note(settings, f"purge.{made.kind}", made.id, account=made.by)
    output.say(f"It is gone; {made.id} is its entry in the ledger.")
