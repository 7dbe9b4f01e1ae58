"""Before a note is written: the signals it may be another voice on, shown and chosen from."""

import sys
from typing import TYPE_CHECKING

import typer

from graph.cli import output

if TYPE_CHECKING:
    from graph.heard import SignalRow
    from graph.observing import Draft
    from graph.store import Store


def joining(store: "Store", draft: "Draft", *, ask: bool) -> "Draft":
    """The draft, or another voice on the signal like it that its writer chooses."""
    from dataclasses import replace

    from graph.services.clocks import read_clocks
    from graph.services.observing import look_alikes
    from graph.visibility import OPERATOR

    if draft.voice_on or draft.kind is None:
        return draft
    found = look_alikes(store.for_viewer(OPERATOR), draft, read_clocks(), by_id=False)
    for number, row in enumerate(found, start=1):
        output.err.print(f"{number}. {_line(row)}", markup=False, soft_wrap=True)
    if not (found and ask and sys.stdin.isatty()):
        return draft
    chosen = typer.prompt(
        "The number of one to add a second voice; 0 for a signal of its own", type=int, default=0,
        err=True,
    )  # fmt: skip
    if not 1 <= chosen <= len(found):
        return draft
    return replace(draft, kind=None, roles={}, named=None, on=None, until=None, details={},
                   voice_on=found[chosen - 1].id)  # fmt: skip


def _line(row: "SignalRow") -> str:
    from graph.vocabulary import KINDS

    return f"{row.id}  {KINDS[row.kind].en}  {row.on or ''}  {row.probability:.0%}  {row.state}"
