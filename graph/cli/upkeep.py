"""The database process, what is in it, and whether it is as the reports say."""

from typing import Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, opened, read_settings


def up(
    *,
    install_only: Annotated[bool, typer.Option(help="Fetch the engine, start nothing.")] = False,
) -> None:
    """Start the embedded database and leave it running."""
    from graph import engine

    settings = read_settings()
    if install_only:
        with output.showing_progress() as progress:
            jars = engine.install(settings.cache, progress)
        output.say(f"The engine is installed ({len(jars)} files).")
        return
    with opened(settings):
        running = engine.endpoint(settings.home) if settings.embedded else None
    output.say(f"The database answers at {running.uri if running else settings.neo4j_uri}.")


def down() -> None:
    """Stop the embedded database."""
    from graph import engine

    stopped = engine.stop(read_settings().home)
    output.say("The database is stopped." if stopped else "No embedded database was running.")


def status(*, json: JsonFlag = False) -> None:
    """Tell whether the database runs, and what is in it."""
    from graph.cli.status import print_status, status_of

    found = status_of(read_settings())
    if json:
        output.print_json(found)
    else:
        print_status(found)


def check(*, json: JsonFlag = False) -> None:
    """Recompute everything derived from the reports and report what differs (exit 1)."""
    from graph.cli.imports import print_check
    from graph.jsonable import check_json
    from graph.services.checking import check as compare

    with opened() as store, output.showing_progress() as progress:
        result = compare(store, progress)
    if json:
        output.print_json(check_json(result))
    else:
        print_check(result)
    if result.differences:
        raise typer.Exit(1)


def rebuild() -> None:
    """Derive everything from the reports again and put it in place of what is there."""
    from graph.services.checking import rebuild as derive

    with opened() as store, output.showing_progress() as progress:
        derived = derive(store, progress)
    output.say(f"Derived {derived} spells, links and conflicts again.")
