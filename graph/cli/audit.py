"""The audit: whether it can be believed, and what it says."""

from typing import Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, note, opened, read_settings

app = typer.Typer(help="The audit: who did and read what.", no_args_is_help=True)


@app.command("verify")
def verify(*, json: JsonFlag = False) -> None:
    """Recompute every link; tell the first entry that cannot be believed (exit 1)."""
    from graph.services.trail import Trail
    from graph.services.trail_reading import verify_trail

    settings = read_settings()
    found = verify_trail(Trail(settings))
    note(settings, "audit.verified", outcome="refused" if found.broken else "done")
    if json:
        broken = found.broken and {"number": found.broken.number, "how": found.broken.how.value}
        told = {"entries": found.entries, "anchored": found.anchored, "broken": broken}
        output.print_json(told)
    elif found.broken:
        output.say(f"The audit cannot be believed from entry {found.broken.number} on: "
                   f"{found.broken.how.value}.")  # fmt: skip
    else:
        output.say(f"The audit holds: {found.entries} entries.")
        if not found.anchored:
            output.say("Its anchor is missing: entries cut off its end would not be noticed.")
    if found.broken:
        raise typer.Exit(1)


@app.command("show")
def show(
    *,
    account: Annotated[str | None, typer.Option(help="Of this account alone.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day on, YYYY-MM-DD.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many at most.")] = 50,
    json: JsonFlag = False,
) -> None:
    """Show what was done and read, the newest first."""
    from datetime import datetime, time

    from graph.jsonable.accounts import entries_json
    from graph.services.clocks import read_day
    from graph.services.trail import Trail
    from graph.services.trail_reading import Asked, entries

    settings = read_settings()
    start = datetime.combine(read_day(since, "since"), time.min).astimezone() if since else None
    asked = Asked(_account(account), start, None, limit)
    found = entries(Trail(settings), asked)
    note(settings, "audit.shown")
    if json:
        output.print_json(entries_json(found, limit))
        return
    rows = [
        (each.number, each.at.astimezone().strftime("%Y-%m-%d %H:%M:%S"), each.account, each.act,
         each.subject, each.outcome)
        for each in found
    ]  # fmt: skip
    columns = ("", "when", "account", "act", "subject", "outcome")
    output.out.print(output.table(f"The last {len(rows)} entries", columns, rows))


def _account(name: str | None) -> frozenset[str] | None:
    from graph.accounts import NOBODY_ID, OPERATOR_ID

    if name is None:
        return None
    if name in {OPERATOR_ID, NOBODY_ID}:
        return frozenset({name})
    from graph.services.accounts import find_account

    with opened() as store:
        return frozenset({find_account(store, name).id})
