"""Who comes next, on the command line: cascades, bench strength, profiles."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, reading

if TYPE_CHECKING:
    from graph.answers import Clocks
    from graph.store import ViewerStore
    from graph.succeeding import Candidates

Unit = Annotated[str | None, typer.Option(help="A unit and all below it: id or name.")]
Months = Annotated[int, typer.Option(min=0, max=120, help="How many months ahead.")]


def cascade(
    *,
    person: Annotated[str | None, typer.Option(help="Who leaves: id or name.")] = None,
    post: Annotated[
        list[str] | None, typer.Option(help="A post that falls free; repeat it.")
    ] = None,
    unit: Unit = None,
    within: Months = 12,
    assume: Annotated[
        list[str] | None,
        typer.Option(
            help="What is supposed to happen, KIND:PERSON:DAY, or appointed:PERSON>POST:DAY."
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show who could move when posts fall free, what opens behind them, and how deep."""
    from graph.cli.rule_words import read_law
    from graph.cli.succeeding_tables import print_cascade
    from graph.jsonable.moving import cascade_json
    from graph.services.clocks import read_clocks
    from graph.services.succeeding.cascade import Asked
    from graph.services.succeeding.cascade import cascade as ask

    clocks, law = read_clocks(as_of, known_at), read_law(None)
    asked = Asked(person, tuple(post or ()), unit, within, tuple(assume or ()))
    with reading() as store:
        found = ask(store, asked, clocks, law)
    answer(json=json, as_json=lambda: cascade_json(found), as_table=lambda: print_cascade(found))


def bench(
    *,
    unit: Annotated[str, typer.Option(help="A unit and all below it: id or name.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show how many could follow in each leading post, and how soon it falls free."""
    from graph.cli.rule_words import read_law
    from graph.cli.succeeding_tables import print_bench
    from graph.jsonable.moving import bench_json
    from graph.services.clocks import read_clocks
    from graph.services.succeeding.bench import bench as ask

    clocks, law = read_clocks(as_of, known_at), read_law(None)
    with reading() as store:
        found = ask(store, unit, clocks, law)
    answer(json=json, as_json=lambda: bench_json(found), as_table=lambda: print_bench(found))


def profile(
    person: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show everything on record that a remark on somebody up for reappointment needs."""
    from graph.cli.rule_words import read_law
    from graph.cli.succeeding_tables import print_profile
    from graph.jsonable.moving import profile_json
    from graph.services.clocks import read_clocks
    from graph.services.succeeding.profile import profile as ask

    clocks, law = read_clocks(as_of, known_at), read_law(None)
    with reading() as store:
        found = ask(store, person, clocks, law)
    answer(json=json, as_json=lambda: profile_json(found), as_table=lambda: print_profile(found))


def ask_candidates(store: "ViewerStore", post: str, clocks: "Clocks", limit: int) -> "Candidates":
    """The candidates for a post, by the law of this environment."""
    from graph.cli.rule_words import read_law
    from graph.services.succeeding.candidates import candidates

    return candidates(store, post, clocks, read_law(None), limit=limit)
