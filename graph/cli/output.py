"""What the command line prints: tables for people, JSON for programs, errors that help."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table

from graph.errors import AmbiguousError, CanboError
from graph.progress import Progress

_WHOLE = frozenset({"from", "to", "mode", "when", "sure", "account", "password"})
"""Columns that are short and read badly when broken."""

_WIDE = frozenset({"person", "post", "name", "unit", "holders"})
"""Columns that are read first; they are not squeezed."""

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def print_json(value: Mapping[str, object]) -> None:
    """Write one JSON document and nothing else to standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """A table of plain cells; nothing in them is read as markup."""
    from rich.text import Text

    made = Table(title=Text(title), title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        made.add_column(
            column,
            overflow="fold",
            no_wrap=column in _WHOLE,
            min_width=18 if column in _WIDE else None,
        )
    for row in rows:
        made.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    return made


def say(text: str) -> None:
    """Print a line for people, as it is."""
    out.print(text, markup=False)


def say_whole(text: str) -> None:
    """Print a line that is to be copied: a link, a path; it is never broken."""
    out.print(text, markup=False, soft_wrap=True)


def print_error(error: CanboError, *, as_json: bool) -> None:
    """Tell what went wrong and what to do; programs get it as JSON too."""
    err.print(f"canbo: {error.message}", markup=False, style="red", soft_wrap=True)
    for candidate in _candidates(error):
        err.print(f"  {candidate}", markup=False, soft_wrap=True)
    if error.hint:
        err.print(error.hint, markup=False, soft_wrap=True)
    if as_json:
        print_json_error(error)


def print_json_error(error: CanboError) -> None:
    """An error for programs."""
    said = {"code": error.code, "message": error.message, "hint": error.hint}
    print_json({"error": {**said, "candidates": _candidates(error)}})


def _candidates(error: CanboError) -> list[str]:
    return list(error.candidates) if isinstance(error, AmbiguousError) else []


@contextmanager
def showing_progress() -> Iterator[Progress]:
    """A progress bar on standard error, one line a stage; plain when nobody watches."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Bars(*columns, console=err, transient=True, disable=not err.is_terminal) as bars:
        tasks: dict[str, object] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total or None)
            task = tasks[stage]
            bars.update(task, completed=done, total=total or None)  # type: ignore[arg-type]

        yield report
