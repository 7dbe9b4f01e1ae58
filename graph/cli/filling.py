"""What fills the graph: files, the real offices, the invented one."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import demo_accounts, output, serving
from graph.cli.common import JsonFlag, opened, read_settings

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store


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
    from graph.services.importing import import_incoming
    from graph.services.incoming import read_file

    settings = read_settings()
    incoming = read_file(
        file, format_name=format_name, register=register, max_mb=settings.import_max_mb
    )
    with opened(settings) as store, output.showing_progress() as progress:
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


class Region(StrEnum):
    """Which part of the service."""

    SOUTH = "south"
    NATIONAL = "national"


def init(
    *,
    region: Annotated[Region, typer.Option(help="The south is Phú Yên to Cà Mau.")] = Region.SOUTH,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count only.")] = False,
    json: JsonFlag = False,
) -> None:
    """Fill an empty graph with the real units and leaders' posts, and nobody in them."""
    from graph.services.founding import found_offices

    with opened() as store, output.showing_progress() as progress:
        found = found_offices(
            store, national=region is Region.NATIONAL, dry_run=dry_run, progress=progress
        )
    if json:
        moment = found.recorded_at and found.recorded_at.isoformat()
        told = {name: value for name, value in asdict(found).items() if name != "national"}
        output.print_json({"region": region.value, **told, "recorded_at": moment})
        return
    output.say(
        f"{'It would write' if dry_run else 'Wrote'} {found.units} units, {found.former} former "
        f"ones and {found.posts} leaders' posts, nobody in them."
    )
    output.say(
        f"{found.inferred} of {found.statements} things said had to be inferred (area rooms, rooms "
        "of former departments) and are graded C3: hold them against the decisions."
    )


def demo(
    *,
    seed: Annotated[int, typer.Option(help="The same seed gives the same office.")] = 1,
    national: Annotated[bool, typer.Option(help="All 63 provinces, not the south alone.")] = False,
    serve: Annotated[bool, typer.Option(help="Then serve it, as `canbo serve` does.")] = False,
    port: serving.Port = serving.PORT,
    json: JsonFlag = False,
) -> None:
    """Fill an empty graph with an invented enforcement service; no person in it is real."""
    settings = read_settings()
    if serve:
        serving.serve_until_stopped(
            settings, port=port, first=lambda store: _load_all(settings, store, seed, national)
        )
        return
    if json:
        with opened(settings) as store:
            _load_demo(store, seed, national)
            output.print_json(demo_accounts.founded_json(settings, store))
        return
    with opened(settings) as store:
        _load_all(settings, store, seed, national)
    output.say('Try: canbo unit "THADS tỉnh Đồng Tháp", canbo search "Chi cục", canbo serve')


def _load_all(settings: "Settings", store: "Store", seed: int, national: bool) -> None:
    for line in _load_demo(store, seed, national):
        output.say(line)
    demo_accounts.print_founded(settings, store)


def _load_demo(store: "Store", seed: int, national: bool) -> list[str]:
    """Load the invented office; returns what to tell of it."""
    from graph.demo import explain, generate
    from graph.services.demo import load_demo
    from graph.services.origin import begin_demo, end_demo

    begun = begin_demo(store, seed, national)
    if begun.loaded:
        return [f"This demo office is loaded already ({begun.name})."]
    with output.showing_progress() as progress:
        progress("inventing the office", 0, 0)
        drafts = generate(seed, national)
        derived = load_demo(store, drafts, progress)
    end_demo(store, begun)
    told = explain(drafts)
    return [
        f"{told['people']} invented people in {told['units']} units, told by {told['reports']} "
        f"reports; {derived} spells, links and conflicts follow from them."
    ]
