"""``canbo suggestions``, ``review``, ``scores``, ``blind-spots``: what becomes of what is heard."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, opened, reading

if TYPE_CHECKING:
    from graph.heard import SignalRow
    from graph.reviewing import Suggested, Suggestions
    from graph.scoring import BlindSpots, Scores, Tally

OfUnit = Annotated[str | None, typer.Option(help="That unit and all below it; default all.")]


def suggestions(
    *,
    unit: OfUnit = None,
    limit: Annotated[int, typer.Option(help="How many at most.")] = 50,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show official events that may settle what is heard; a reviewer decides."""
    from graph.jsonable.reviews import suggestions_json
    from graph.services.clocks import read_clocks
    from graph.services.suggesting import suggestions as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, clocks, unit, limit=limit)
    answer(json=json, as_json=lambda: suggestions_json(found), as_table=lambda: _print(found))


def review(
    signal: Annotated[str, typer.Argument(help="The id of a signal.")],
    official: Annotated[str, typer.Argument(help="The id of an official event.")],
    verdict: Annotated[
        str | None, typer.Argument(help="same, not_same or refutes; none to take one back.")
    ] = None,
    *,
    why: Annotated[str, typer.Option(help="The reason; it is kept and shown.")],
    withdraw: Annotated[bool, typer.Option(help="Take the standing verdict back.")] = False,
    json: JsonFlag = False,
) -> None:
    """Say what an official event means for a signal, with a reason, or take that back."""
    from graph.errors import UsageError
    from graph.jsonable.heard import signal_json
    from graph.services.reviewing import Review, withdraw_review
    from graph.services.reviewing import review as write
    from graph.visibility import OPERATOR

    if withdraw == (verdict is not None):
        message = "Give a verdict, or --withdraw to take the standing one back."
        raise UsageError(message, "Verdicts: same, not_same, refutes.")
    with opened() as store:
        if verdict is None:
            row = withdraw_review(store, OPERATOR, signal, official, why)
        else:
            row = write(store, OPERATOR, Review(signal, official, verdict, why))
    answer(json=json, as_json=lambda: signal_json(row), as_table=lambda: _print_state(row))


def scores(
    *,
    unit: OfUnit = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show how often what was heard came true, by class of source and by officer."""
    from graph.cli.common import INVOKED
    from graph.jsonable.reviews import scores_json
    from graph.services.clocks import read_clocks
    from graph.services.scores import scores as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, clocks, unit, as_head=INVOKED.get().account is None)
    answer(json=json, as_json=lambda: scores_json(found), as_table=lambda: _print_scores(found))


def blind_spots(
    unit: Annotated[str, typer.Argument(help="Id, external id or name.")],
    *,
    days: Annotated[int, typer.Option(help="Nothing heard for so many days.")] = 90,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show units of which nothing is heard; no report and no contact is named."""
    from graph.jsonable.reviews import blind_spots_json
    from graph.services.clocks import read_clocks
    from graph.services.scores import blind_spots as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, unit, clocks, days)
    answer(json=json, as_json=lambda: blind_spots_json(found), as_table=lambda: _print_spots(found))


def _print(found: "Suggestions") -> None:
    if not found.rows:
        output.say("No official event may settle anything that is heard.")
        return
    columns = ("heard", "official event", "perhaps", "days apart", "signal and event")
    rows = [_line(each) for each in found.rows]
    output.out.print(output.table(f"{found.total} to review", columns, rows))


def _line(each: "Suggested") -> tuple[str, ...]:
    from graph.cli.hearing import named
    from graph.vocabulary import KINDS

    heard, known = each.signal, each.official
    late = "\nofficial before it was heard" if each.late else ""
    return (
        f"{named(heard.parts)}\n{KINDS[heard.kind].en} {heard.on or ''}\n{heard.probability:.0%}",
        f"{named(known.parts)}\n{KINDS[known.kind].en} {known.on or ''}",
        each.verdict + late,
        str(each.days),
        f"{heard.id}\n{known.id}",
    )


def _print_state(row: "SignalRow") -> None:
    lead = f", {row.lead_days} days ahead" if row.lead_days is not None else ""
    unscored = ", written down after the fact and not scored" if row.scored is False else ""
    output.say(f"The signal {row.id} is {row.state}{lead}{unscored}.")


def _print_scores(found: "Scores") -> None:
    from graph.calibration import ENOUGH

    columns = ("of", "outcomes", "right", "reliability", "Brier", "days ahead")
    rows = [_score("all together", found.everything)]
    rows += [_score(each.of, each) for each in found.classes]
    rows += [_score(f"officer {each.of}", each) for each in found.officers]
    output.out.print(output.table("What was heard and then settled", columns, rows))
    output.say(f"Shown from {ENOUGH} outcomes. {found.after_fact} written down after the fact.")


def _score(of: str, tally: "Tally") -> tuple[str, ...]:
    told = tally.reliability
    if not told.shown:
        return (of, str(told.outcomes), "not enough yet", "", "", "")
    score = f"{tally.score.score:.3f}" if tally.score and tally.score.shown else "not enough yet"
    lead = tally.lead
    days = f"{lead.median:g} ({lead.least} to {lead.most})" if lead else ""
    return (of, str(told.outcomes), str(told.hits), f"{told.chance:.2f} {told.letter}", score, days)


def _print_spots(found: "BlindSpots") -> None:
    name = found.unit.name or found.unit.id
    output.say(
        f"{len(found.rows)} of {found.units} units at and below {name}: "
        f"nothing heard for {found.days} days, as far as you may read."
    )
    if found.rows:
        rows = [
            (each.unit.name or each.unit.id, each.reports,
             f"{each.last_at:%Y-%m-%d}" if each.last_at else "never")
            for each in found.rows
        ]  # fmt: skip
        output.out.print(output.table("Blind spots", ("unit", "heard ever", "last"), rows))
