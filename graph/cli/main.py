"""The commands."""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from graph.cli import output
from graph.errors import CanboError

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store, ViewerStore

app = typer.Typer(
    name="canbo",
    help="A knowledge base of an organisation: its units, posts, people, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_INTERRUPTED = 130

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
AsOf = Annotated[str | None, typer.Option(help="The day asked for, YYYY-MM-DD; default today.")]
KnownAt = Annotated[
    str | None,
    typer.Option(help="What was known at this moment, ISO 8601; a day means its end."),
]


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
        return _usage_code(error)
    return code if isinstance(code, int) else 0


def _interrupted() -> int:
    output.err.print("Interrupted. What was written stays; the same command completes it.")
    return _INTERRUPTED


def _usage_code(error: Exception) -> int:
    """Show a usage error as the command parser words it; anything else is a defect and is raised.

    The parser's exceptions are told by their shape: typer carries its own copy of it.
    """
    show = getattr(error, "show", None)
    code = getattr(error, "exit_code", None)
    if not callable(show) or not isinstance(code, int):
        raise error
    show()
    return code


def _settings() -> "Settings":
    from pydantic import ValidationError

    from graph.errors import RefusedError
    from graph.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        message = f"The setting CANBO_{name} cannot be used: {first['msg']}."
        raise RefusedError(message) from error


@contextmanager
def _store(settings: "Settings | None" = None) -> Iterator["Store"]:
    from graph.services.opening import open_store

    settings = settings or _settings()
    with output.showing_progress() as progress:
        store = open_store(settings, progress)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _reading() -> Iterator["ViewerStore"]:
    from graph.store import BASE

    with _store() as store:
        yield store.for_viewer(BASE)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        output.say(f"canbo {version('canbo')}")
        raise typer.Exit


@app.callback()
def _options(
    *, version: Annotated[bool, typer.Option(is_eager=True, callback=_print_version)] = False
) -> None:
    """A knowledge base of an organisation: its units, posts, people, and who says so."""


@app.command()
def up(
    *,
    install_only: Annotated[bool, typer.Option(help="Fetch the engine, start nothing.")] = False,
) -> None:
    """Start the embedded database and leave it running."""
    from graph import engine

    settings = _settings()
    if install_only:
        with output.showing_progress() as progress:
            jars = engine.install(settings.cache, progress)
        output.say(f"The engine is installed ({len(jars)} files).")
        return
    with _store(settings):
        running = engine.endpoint(settings.home) if settings.embedded else None
    output.say(f"The database answers at {running.uri if running else settings.neo4j_uri}.")


@app.command()
def down() -> None:
    """Stop the embedded database."""
    from graph import engine

    stopped = engine.stop(_settings().home)
    output.say("The database is stopped." if stopped else "No embedded database was running.")


@app.command()
def status(*, json: JsonFlag = False) -> None:
    """Tell whether the database runs, and what is in it."""
    from graph.cli.status import print_status, status_of

    found = status_of(_settings())
    if json:
        output.print_json(found)
    else:
        print_status(found)


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="The file to import.")],
    *,
    format_name: Annotated[str, typer.Option("--format", help="popolo")] = "popolo",
    register: Annotated[
        str | None, typer.Option(help="The register it belongs to; default the file's name.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan only.")] = False,
    json: JsonFlag = False,
) -> None:
    """Import a file: the same file again changes nothing, a changed one only what differs."""
    from graph.cli.imports import print_imported
    from graph.jsonable import imported_json
    from graph.services.importing import import_incoming, read_file

    settings = _settings()
    incoming = read_file(
        file, format_name=format_name, register=register, max_mb=settings.import_max_mb
    )
    with _store(settings) as store, output.showing_progress() as progress:
        result = import_incoming(
            store,
            incoming,
            dry_run=dry_run,
            batch_rows=settings.import_batch_rows,
            progress=progress,
        )
    if json:
        output.print_json(imported_json(result))
    else:
        print_imported(result)


@app.command()
def demo(
    *,
    seed: Annotated[int, typer.Option(help="The same seed gives the same office.")] = 1,
    national: Annotated[bool, typer.Option(help="All 63 provinces, not the south alone.")] = False,
) -> None:
    """Fill an empty graph with an invented enforcement service; no person in it is real."""
    from graph.demo import explain, generate
    from graph.services.demo import load_demo

    with _store() as store, output.showing_progress() as progress:
        progress("inventing the office", 0, 0)
        drafts = generate(seed, national)
        derived = load_demo(store, drafts, progress)
    told = explain(drafts)
    output.say(
        f"{told['people']} invented people in {told['units']} units, told by {told['reports']} "
        f"reports; {derived} spells, links and conflicts follow from them."
    )
    output.say('Try: canbo unit "THADS tỉnh Đồng Tháp", canbo search "Chi cục"')


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="A name, or part of one.")],
    *,
    limit: Annotated[int, typer.Option(help="How many at most.")] = 20,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Find units, posts and people by name; diacritics and small typos do not matter."""
    from graph.cli.tables import print_hits
    from graph.jsonable import hits_json
    from graph.services.clocks import read_clocks
    from graph.services.search import search as find

    clocks = read_clocks(as_of, known_at)
    with _reading() as store:
        hits = find(store, text, limit, clocks)
    if json:
        output.print_json(hits_json(hits))
    else:
        print_hits(text, hits)


@app.command()
def unit(
    name: Annotated[str | None, typer.Argument(help="Id, external id or name.")] = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show a unit: what is above and below it, its posts, who is in them, empty seats."""
    from graph.cli.tables import print_unit, print_units
    from graph.jsonable import unit_json, unit_page_json
    from graph.services.clocks import read_clocks
    from graph.services.unit import roots, unit_page

    clocks = read_clocks(as_of, known_at)
    with _reading() as store:
        if name is None:
            found = roots(store, clocks)
            _answer(
                json=json,
                as_json=lambda: {"units": [unit_json(each) for each in found]},
                as_table=lambda: print_units(f"{len(found)} units at the top", found),
            )
            return
        page = unit_page(store, name, clocks)
    _answer(json=json, as_json=lambda: unit_page_json(page), as_table=lambda: print_unit(page))


@app.command()
def history(
    person: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show where a person has been, with gaps and overlaps, and on whose word."""
    from graph.cli.tables import print_history
    from graph.jsonable import history_json
    from graph.services.clocks import read_clocks
    from graph.services.history import history as ask

    clocks = read_clocks(as_of, known_at)
    with _reading() as store:
        found = ask(store, person, clocks)
    _answer(json=json, as_json=lambda: history_json(found), as_table=lambda: print_history(found))


@app.command()
def succession(
    post: Annotated[str, typer.Argument(help="Id, external id or title.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show who held a post, in order, with gaps and conflicts, and on whose word."""
    from graph.cli.tables import print_succession
    from graph.jsonable import succession_json
    from graph.services.clocks import read_clocks
    from graph.services.succession import succession as ask

    clocks = read_clocks(as_of, known_at)
    with _reading() as store:
        found = ask(store, post, clocks)
    _answer(
        json=json,
        as_json=lambda: succession_json(found),
        as_table=lambda: print_succession(found),
    )


def _answer(
    *, json: bool, as_json: Callable[[], Mapping[str, object]], as_table: Callable[[], None]
) -> None:
    if json:
        output.print_json(as_json())
    else:
        as_table()


@app.command()
def check(*, json: JsonFlag = False) -> None:
    """Recompute everything derived from the reports and report what differs (exit 1)."""
    from graph.cli.imports import print_check
    from graph.jsonable import check_json
    from graph.services.checking import check as compare

    with _store() as store, output.showing_progress() as progress:
        result = compare(store, progress)
    if json:
        output.print_json(check_json(result))
    else:
        print_check(result)
    if result.differences:
        raise typer.Exit(1)


@app.command()
def rebuild() -> None:
    """Derive everything from the reports again and put it in place of what is there."""
    from graph.services.checking import rebuild as derive

    with _store() as store, output.showing_progress() as progress:
        derived = derive(store, progress)
    output.say(f"Derived {derived} spells, links and conflicts again.")
