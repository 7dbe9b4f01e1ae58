"""Where people go and whom they meet, on the command line."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, reading

if TYPE_CHECKING:
    from graph.answers import PostRef, UnitRef
    from graph.rotating import Colleagues, Flows, Line, Rotation


def flows(
    *,
    unit: Annotated[str, typer.Option(help="A unit and all below it: id or name.")],
    years: Annotated[int, typer.Option(min=1, max=60, help="How many years back.")] = 10,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show from where to where people went by year, the feeders and the dead ends."""
    from graph.cli.rule_words import read_law
    from graph.jsonable.rotating import flows_json
    from graph.services.clocks import read_clocks
    from graph.services.flows import flows as ask

    clocks, law = read_clocks(as_of, known_at), read_law(None)
    with reading() as store:
        found = ask(store, unit, clocks, law, years=years)
    answer(json=json, as_json=lambda: flows_json(found), as_table=lambda: _print_flows(found))


def together(
    person: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    limit: Annotated[int, typer.Option(help="How many at most.")] = 50,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show whom a person served with: where, when, for how many months."""
    from graph.jsonable.rotating import colleagues_json
    from graph.services.clocks import read_clocks
    from graph.services.rotation import colleagues

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = colleagues(store, person, clocks, limit=limit)
    answer(
        json=json,
        as_json=lambda: colleagues_json(found),
        as_table=lambda: _print_colleagues(found),
    )


def line(
    unit: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show who led a unit, and the units it came from and became."""
    from graph.jsonable.rotating import line_json
    from graph.services.clocks import read_clocks
    from graph.services.rotation import line as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, unit, clocks)
    answer(json=json, as_json=lambda: line_json(found), as_table=lambda: _print_line(found))


def print_rotation(found: "Rotation") -> None:
    """Rotations and secondments, and how long the posts of the day are held."""
    if found.away:
        rows = [
            (
                each.kind,
                _place(each.to),
                each.start or "?",
                f"{each.until or '?'}{' (overdue)' if each.overdue else ''}",
                each.ended or "–",
                "?" if each.months is None else each.months,
                f"{each.finding.verdict.value} {each.latest or ''}",
                each.purpose or "",
            )
            for each in found.away
        ]
        columns = ("kind", "post", "from", "planned return", "to", "months", "limit", "purpose")
        output.out.print(output.table("Rotations and secondments", columns, rows))
    for stay in found.stays:
        since = f"for {stay.months} months" if stay.months is not None else "for how long: unknown"
        rule = ", ".join(f"{each.id} {each.version}" for each in stay.finding.rules)
        told = stay.status or stay.finding.verdict.value
        due = f", full on {stay.due_on}" if stay.due_on else ""
        output.say(f"In post {since}: {stay.post.title or stay.post.id} ({told}{due}) [{rule}]")


def _place(node: "PostRef | UnitRef | None") -> str:
    from graph.answers import UnitRef

    if node is None:
        return "?"
    if isinstance(node, UnitRef):
        return node.name or node.id
    title = node.title or node.id
    return f"{title}, {node.unit.name}" if node.unit and node.unit.name else title


def _print_flows(found: "Flows") -> None:
    name = found.unit.name or found.unit.id
    if not found.rows:
        output.say(f"Nobody moved between units in or out of {name} in these years.")
        return
    rows = [
        (row.year, row.origin.name, row.to.name, row.moves, row.rose or "") for row in found.rows
    ]
    columns = ("year", "from unit", "to unit", "moves", "rose")
    total = sum(row.moves for row in found.rows)
    output.out.print(output.table(f"{total} moves in and out of {name}", columns, rows))
    for label, listed in (("Feeder", found.feeders[:5]), ("Dead end", found.dead_ends[:5])):
        for each in listed:
            told = f"{each.came} came, {each.went} went, {each.rose} of them to a higher post"
            output.say(f"{label}: {each.unit.name or each.unit.id}: {told}")


def _print_colleagues(found: "Colleagues") -> None:
    name = found.person.name or found.person.id
    rows = [
        (
            row.person.name or row.person.id,
            row.months,
            "\n".join(f"{s.unit.name or s.unit.id}, {s.start} – {s.end or ''}"
                      for s in row.stretches),
        )
        for row in found.rows
    ]  # fmt: skip
    title = f"{found.total} people certainly served with {name}"
    output.out.print(output.table(title, ("person", "months", "where and when"), rows))


def _print_line(found: "Line") -> None:
    for each in found.units:
        when = f"{each.established_on or '?'} – {each.dissolved_on or ''}"
        mark = "→" if each.distance == 0 else " "
        output.say(f"{mark} {each.unit.name or each.unit.id} ({when})")
    rows = [
        (
            held.person.name or held.person.id,
            held.post.unit.name if held.post.unit else "",
            held.start or "?",
            held.end or ("?" if held.end_basis else "–"),
            held.mode,
        )
        for held in found.heads
    ]
    columns = ("person", "unit", "from", "to", "mode")
    output.out.print(output.table(f"{len(rows)} heads, in order", columns, rows))
