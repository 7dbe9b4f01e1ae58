"""The key ring: made, shared out, rotated, restored."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, note, opened, read_settings

app = typer.Typer(help="The key ring that seals sources and the audit.", no_args_is_help=True)


@app.command("init")
def init() -> None:
    """Make the key ring of this data, or check that it is the right one."""
    from graph.services.keyring import ready_for

    settings = read_settings()
    with opened(settings) as store:
        ring = ready_for(settings, store)
    output.say_whole(
        f"The key ring {settings.keys} is this data's; its newest key is {ring.current}."
    )
    output.say("Print its shares, `canbo keys shares`, and give each to another person.")


@app.command("shares")
def shares(
    *,
    count: Annotated[int, typer.Option(help="How many people get one.")] = 3,
    needed: Annotated[int, typer.Option(help="How many of them restore the ring.")] = 2,
    json: JsonFlag = False,
) -> None:
    """Print the ring in shares, of which so many restore it; print new ones after a rotation."""
    from graph.services.keyring import shares as split

    settings = read_settings()
    with opened(settings) as store:
        made = split(settings, store, count, needed)
        note(settings, "keys.shares", details={"count": count, "needed": needed})
    if json:
        output.print_json({"shares": list(made)})
        return
    for share in made:
        output.say_whole(f"{share}\n")


@app.command("rotate")
def rotate() -> None:
    """Add a key and put everything sealed, and the audit, under it."""
    from graph.services.keyring import rotate as do

    settings = read_settings()
    with opened(settings) as store, output.showing_progress() as progress:
        ring, moved = do(settings, store, progress)
        note(settings, "keys.rotated", details={"version": ring.current, "moved": moved})
    output.say(f"Key {ring.current} is in use; {moved} sealed values were put under it.")
    output.say("Shares printed before restore the ring before: print new ones.")


@app.command("reseal")
def reseal() -> None:
    """Go on with a rotation that was interrupted."""
    from graph.services.keyring import ready_for, reseal_all

    settings = read_settings()
    with opened(settings) as store, output.showing_progress() as progress:
        moved = reseal_all(store, ready_for(settings, store), progress)
        note(settings, "keys.resealed", details={"moved": moved})
    output.say(f"{moved} sealed values were put under the newest key.")


@app.command("restore")
def restore(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files, each with one share; default asks.")
    ] = None,
) -> None:
    """Restore a lost key ring from its shares; one that is there is never overwritten."""
    from graph.services.keyring import restore as do

    settings = read_settings()
    texts = [_read(file) for file in files or ()] or _typed()
    ring = do(settings, texts)
    note(settings, "keys.restored", details={"version": ring.current, "shares": len(texts)})
    output.say_whole(f"The key ring is at {settings.keys} again, up to key {ring.current}.")


def _read(file: Path) -> str:
    from graph.errors import UsageError

    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The share {file} cannot be read."
        raise UsageError(message) from error


def _typed() -> list[str]:
    """Shares as they are typed in, each in one line, none shown."""
    texts: list[str] = []
    while text := typer.prompt("Share (none to end)", default="", hide_input=True, err=True,
                               show_default=False):  # fmt: skip
        texts.append(text)
    return texts
