"""The informal lane: what is heard and not confirmed."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, opened, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.heard import Board, SignalRow
    from graph.papers import Part
    from graph.services.calling_back import CallBacks

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


def call_back(
    report: Annotated[
        str | None, typer.Argument(help="The id of a note you follow; none: show what is due.")
    ] = None,
    on: Annotated[
        str | None, typer.Argument(help="The day to ask again, YYYY-MM-DD; none: it was asked.")
    ] = None,
    *,
    days: Annotated[int, typer.Option(min=0, help="Days ahead that are shown.")] = 14,
    json: JsonFlag = False,
) -> None:
    """Show whose source is to be asked again, set the day, or say that it was asked."""
    from graph.jsonable.calling_back import call_backs_json
    from graph.services.calling_back import call_back as put
    from graph.services.calling_back import call_backs
    from graph.services.clocks import read_clocks, read_day

    if report is not None:
        from graph.cli.observing import operator

        with opened() as store:
            put(store, operator(), report, read_day(on, "on") if on else None)
            found = call_backs(store.for_viewer(operator().viewer), read_clocks(), days)
    else:
        with reading() as mine:
            found = call_backs(mine, read_clocks(), days)
    answer(json=json, as_json=lambda: call_backs_json(found), as_table=lambda: _print_due(found))


def _print_due(found: "CallBacks") -> None:
    if not found.rows:
        output.say(f"Nobody is to be asked again up to {found.until}.")
        return
    rows = [
        (each.on.isoformat(), str(each.days_left), *_line(each.signal)[:3], each.report)
        for each in found.rows
    ]
    columns = ("ask again", "days", *_COLUMNS[:3], "note")
    output.out.print(output.table("To ask again", columns, rows))


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
