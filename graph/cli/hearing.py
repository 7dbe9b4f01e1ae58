"""The informal lane: what is heard and not confirmed."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.heard import Board, SignalRow
    from graph.papers import Part

_COLUMNS = ("heard of", "what", "how likely", "grades", "since")


def signals(
    *,
    unit: Annotated[str | None, typer.Option(help="What is heard of it and below it.")] = None,
    state: Annotated[
        str | None,
        typer.Option(help="unverified, corroborated, confirmed, refuted, expired; default open."),
    ] = None,
    kind: Annotated[str | None, typer.Option(help="A kind of event, such as resigned.")] = None,
    days: Annotated[int | None, typer.Option(help="Heard of at most so many days ago.")] = None,
    likely: Annotated[float | None, typer.Option(help="At least so probable, 0 to 1.")] = None,
    kept_by_me: Annotated[bool, typer.Option("--mine", help="Only what I follow.")] = False,
    limit: Annotated[int, typer.Option(help="How many at most.")] = 50,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show what is heard and not confirmed, how sure it is, and on whose word."""
    from graph.jsonable import signals_json
    from graph.services.clocks import read_clocks
    from graph.services.signals import Asked
    from graph.services.signals import signals as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        mine = store.viewer.account if kept_by_me else None
        asked = Asked(unit, state, kind, days, likely, mine)
        board = ask(store, clocks, asked, limit=limit)
    answer(json=json, as_json=lambda: signals_json(board), as_table=lambda: _print_board(board))


def _print_board(board: "Board") -> None:
    known = board.clocks.known_at.astimezone().strftime("%Y-%m-%d %H:%M")
    if not board.rows:
        output.say(f"Nothing of the kind is heard, as known {known}.")
        return
    title = f"{board.total} signals, informal and not confirmed, as known {known}"
    output.out.print(output.table(title, _COLUMNS, [_line(row) for row in board.rows]))
    if board.total > len(board.rows):
        output.say(f"The {len(board.rows)} last heard of; --limit shows more.")


def named(parts: "Sequence[Part]") -> str:
    """What an event names, the last role first, a line each."""
    from graph.answers import PostRef

    told = [
        f"{node.title}, {node.unit.name}" if isinstance(node, PostRef) and node.unit
        else node.title if isinstance(node, PostRef) else node.name
        for node in (part.node for part in parts)
    ]  # fmt: skip
    return "\n".join(name for name in reversed(told) if name)


def print_overlay(signals: "Sequence[SignalRow]") -> None:
    """What is heard beside an official answer; nothing where nothing is."""
    if signals:
        title = "Heard and not confirmed; it changes nothing above"
        output.out.print(output.table(title, _COLUMNS, [_line(row) for row in signals]))


def _line(row: "SignalRow") -> tuple[str, ...]:
    from graph.evidence import LIKELIHOODS
    from graph.vocabulary import KINDS

    word = next(each.en for each in LIKELIHOODS if each.code == row.likelihood)
    about = row.details.get("about")
    what = f"{KINDS[row.kind].en}: {about}" if about else KINDS[row.kind].en
    return (
        named(row.parts),
        f"{what}\n{row.on or 'no day given'}",
        f"{word}, {row.probability:.0%}\n{row.state}, {row.base} base",
        " ".join(f"{each.reliability}{each.credibility}" for each in row.voices),
        f"{row.first_at:%Y-%m-%d}",
    )
