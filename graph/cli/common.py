"""What the commands share: their options, the settings, and the doors to the graph."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store import Store, ViewerStore

JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
AsOf = Annotated[str | None, typer.Option(help="The day asked for, YYYY-MM-DD; default today.")]
KnownAt = Annotated[
    str | None,
    typer.Option(help="What was known at this moment, ISO 8601; a day means its end."),
]


def read_settings() -> "Settings":
    """The settings of this environment.

    Raises:
        RefusedError: one of them cannot be used; it is named.
    """
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
def opened(settings: "Settings | None" = None) -> Iterator["Store"]:
    """The graph, for acts that write; closed in the end."""
    from graph.services.opening import open_store

    settings = settings or read_settings()
    with output.showing_progress() as progress:
        store = open_store(settings, progress)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def reading() -> Iterator["ViewerStore"]:
    """The graph, for questions."""
    from graph.visibility import OPERATOR

    with opened() as store:
        yield store.for_viewer(OPERATOR)


def answer(
    *, json: bool, as_json: Callable[[], Mapping[str, object]], as_table: Callable[[], None]
) -> None:
    """Print an answer for whoever asked: a program or a person."""
    if json:
        output.print_json(as_json())
    else:
        as_table()
