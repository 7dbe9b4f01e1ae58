"""The ``canbo`` command: its parts, and how every one of them ends."""

import logging
import sys
from collections.abc import Callable
from typing import Annotated, NoReturn

import typer

from graph.cli import (
    accounts_keeping,
    audit,
    due,
    filling,
    hearing,
    keys,
    observing,
    output,
    purging,
    reading,
    reviewing,
    rotating,
    rules,
    same_person,
    serving,
    succeeding,
    upkeep,
)
from graph.cli.common import INVOKED, Invoked
from graph.errors import CanboError, UsageError

app = typer.Typer(
    name="canbo",
    help="A knowledge base of an organisation: its units, posts, people, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_INTERRUPTED = 130

_COMMANDS: dict[str, Callable[..., None]] = {
    "up": upkeep.up,
    "down": upkeep.down,
    "status": upkeep.status,
    "import": filling.import_,
    "init": filling.init,
    "demo": filling.demo,
    "serve": serving.serve,
    "search": reading.search,
    "unit": reading.unit,
    "history": reading.history,
    "succession": reading.succession,
    "cascade": succeeding.cascade,
    "bench": succeeding.bench,
    "profile": succeeding.profile,
    "flows": rotating.flows,
    "together": rotating.together,
    "line": rotating.line,
    "due": due.due,
    "departures": due.departures,
    "signals": hearing.signals,
    "suggestions": reviewing.suggestions,
    "review": reviewing.review,
    "same": same_person.same,
    "scores": reviewing.scores,
    "blind-spots": reviewing.blind_spots,
    "call-back": hearing.call_back,
    "observe": observing.observe,
    "record": observing.record,
    "correct": observing.correct,
    "relevel": observing.relevel,
    "withdraw": observing.withdraw,
    "check": upkeep.check,
    "rebuild": upkeep.rebuild,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)
app.add_typer(rules.app, name="rule")
app.add_typer(accounts_keeping.accounts_app, name="account")
app.add_typer(keys.app, name="keys")
app.add_typer(audit.app, name="audit")
app.add_typer(purging.app, name="purge")


def main() -> NoReturn:
    """Run the command; errors end with their own exit code and never with a trace."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code.

    0 done · 1 refused or not found · 2 usage · 3 the database is not reachable · 130 interrupted.
    """
    as_json = "--json" in arguments
    try:
        code = app(args=arguments, prog_name="canbo", standalone_mode=False)
    except CanboError as error:
        output.print_error(error, as_json=as_json)
        return error.exit_code
    except typer.Exit as ended:
        return _interrupted() if ended.exit_code == _INTERRUPTED else ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _interrupted()
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the output has gone; there is nobody to tell
        return 0
    except Exception as error:
        return _usage_code(error, as_json=as_json)
    return code if isinstance(code, int) else 0


def _interrupted() -> int:
    output.err.print("Interrupted. What was written stays; the same command completes it.")
    return _INTERRUPTED


def _usage_code(error: Exception, *, as_json: bool) -> int:
    """Show a usage error as the command parser words it; anything else is a defect and is raised.

    The parser's exceptions are told by their shape: typer carries its own copy of it.
    """
    show = getattr(error, "show", None)
    code = getattr(error, "exit_code", None)
    if not callable(show) or not isinstance(code, int):
        raise error
    show()
    if as_json:
        output.print_json_error(UsageError(getattr(error, "message", str(error))))
    return code


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        output.say(f"canbo {version('canbo')}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option(is_eager=True, callback=_print_version)] = False,
    account: Annotated[
        str | None,
        typer.Option("--as", help="Show no more than this account's clearance and scope do."),
    ] = None,
) -> None:
    """A knowledge base of an organisation: its units, posts, people, and who says so."""
    del version
    INVOKED.set(Invoked(context.invoked_subcommand or "none", account))
