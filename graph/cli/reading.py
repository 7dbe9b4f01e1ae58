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
    from graph.cli.hearing import print_overlay
    from graph.cli.tables import print_unit, print_units
    from graph.jsonable import unit_json, unit_page_json
    from graph.services.clocks import read_clocks
    from graph.services.overlay import overlaid
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
        page, heard = overlaid(store, lambda one: unit_page(one, name, clocks))
    if json:
        output.print_json(unit_page_json(page, heard))
        return
    print_unit(page)
    print_overlay(heard)


def history(
    person: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    rotations: Annotated[bool, typer.Option(help="Also rotations and their limits.")] = True,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show where a person has been, with gaps and overlaps, rotations, and on whose word."""
    from graph.cli.hearing import print_overlay
    from graph.cli.rotating import print_rotation
    from graph.cli.rule_words import read_law
    from graph.cli.tables import print_history
    from graph.jsonable import history_json
    from graph.jsonable.rotating import turns_json
    from graph.services.clocks import read_clocks
    from graph.services.history import history as ask
    from graph.services.overlay import overlaid
    from graph.services.rotation import rotations as ask_rotations

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found, heard = overlaid(store, lambda one: ask(one, person, clocks))
        law = read_law(None) if rotations else None
        sent = ask_rotations(store, found.person.id, clocks, law) if law else None
    if json:
        output.print_json({**history_json(found, heard), **(turns_json(sent) if sent else {})})
        return
    print_history(found)
    print_overlay(heard)
    if sent:
        print_rotation(sent)


def succession(
    post: Annotated[str, typer.Argument(help="Id, external id or title.")],
    *,
    candidates: Annotated[bool, typer.Option(help="Also what lies ahead, and who follows.")] = True,
    limit: Annotated[int, typer.Option(help="How many candidates at most.")] = 20,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show who held a post, in order, what lies ahead of it, and who could follow."""
    from graph.cli.hearing import print_overlay
    from graph.cli.succeeding import ask_candidates
    from graph.cli.succeeding_tables import print_candidates
    from graph.cli.tables import print_succession
    from graph.jsonable import succession_json
    from graph.jsonable.succeeding import following_json
    from graph.services.clocks import read_clocks
    from graph.services.overlay import overlaid
    from graph.services.succession import succession as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found, heard = overlaid(store, lambda one: ask(one, post, clocks))
        next_ones = ask_candidates(store, found.post.id, clocks, limit) if candidates else None
    if json:
        more = following_json(next_ones) if next_ones else {}
        output.print_json({**succession_json(found, heard), **more})
        return
    print_succession(found)
    print_overlay(heard)
    if next_ones:
        print_candidates(next_ones)
