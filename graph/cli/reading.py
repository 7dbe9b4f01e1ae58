"""The questions."""

from typing import Annotated

import typer

from graph.cli import output
from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, reading


def search(
    text: Annotated[str, typer.Argument(help="A name, or part of one.")],
    *,
    limit: Annotated[int, typer.Option(help="How many at most.")] = 20,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Find units, posts and people by name; diacritics and small typos do not matter."""
    from graph.cli.tables import print_hits
    from graph.jsonable import hits_json
    from graph.services.clocks import read_clocks
    from graph.services.search import search as find

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        hits = find(store, text, limit, clocks)
    if json:
        output.print_json(hits_json(hits))
    else:
        print_hits(text, hits)


def unit(
    name: Annotated[str | None, typer.Argument(help="Id, external id or name.")] = None,
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show a unit: what is above and below it, its posts, who is in them, empty seats."""
    from graph.cli.tables import print_unit, print_units
    from graph.jsonable import unit_json, unit_page_json
    from graph.services.clocks import read_clocks
    from graph.services.unit import roots, unit_page

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        if name is None:
            found = roots(store, clocks)
            answer(
                json=json,
                as_json=lambda: {"units": [unit_json(each) for each in found]},
                as_table=lambda: print_units(f"{len(found)} units at the top", found),
            )
            return
        page = unit_page(store, name, clocks)
    answer(json=json, as_json=lambda: unit_page_json(page), as_table=lambda: print_unit(page))


def history(
    person: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show where a person has been, with gaps and overlaps, and on whose word."""
    from graph.cli.tables import print_history
    from graph.jsonable import history_json
    from graph.services.clocks import read_clocks
    from graph.services.history import history as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, person, clocks)
    answer(json=json, as_json=lambda: history_json(found), as_table=lambda: print_history(found))


def succession(
    post: Annotated[str, typer.Argument(help="Id, external id or title.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show who held a post, in order, with gaps and conflicts, and on whose word."""
    from graph.cli.tables import print_succession
    from graph.jsonable import succession_json
    from graph.services.clocks import read_clocks
    from graph.services.succession import succession as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, post, clocks)
    answer(
        json=json,
        as_json=lambda: succession_json(found),
        as_table=lambda: print_succession(found),
    )
