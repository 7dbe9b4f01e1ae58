"""``canbo same``: two records of one human being."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag, answer, opened, reading

if TYPE_CHECKING:
    from graph.services.same_person import Joined


def same(
    person: Annotated[str, typer.Argument(help="Id, external id or name.")],
    other: Annotated[
        str | None, typer.Argument(help="The other record; without it, what was joined is shown.")
    ] = None,
    *,
    why: Annotated[str, typer.Option(help="The reason; it is kept and shown.")] = "",
    apart: Annotated[
        bool, typer.Option(help="Take the join back; both are named by their ids.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Join two records of one human being, take that back, or show what was joined."""
    from graph.errors import UsageError
    from graph.jsonable.joins import joined_json
    from graph.services.clocks import read_clocks
    from graph.services.same_person import join, joins, part
    from graph.visibility import OPERATOR

    if other is None:
        if apart or why:
            message = "Name the other record too."
            raise UsageError(message)
        with reading() as store:
            found = joins(store, person, read_clocks())
    else:
        with opened() as whole:
            act = part if apart else join
            found = act(whole, OPERATOR, person, other, why)
    answer(json=json, as_json=lambda: joined_json(found), as_table=lambda: _print(found))


def _print(found: "Joined") -> None:
    name = found.person.name or found.person.id
    if not found.joins:
        output.say(f"{name} is one record ({found.person.id}).")
        return
    rows = [
        (each.first.id, each.second.id, each.by, f"{each.recorded_at:%Y-%m-%d}", each.why)
        for each in found.joins
    ]
    columns = ("record", "and record", "by", "on", "why")
    output.out.print(output.table(f"{name} is {len(rows) + 1} records", columns, rows))
