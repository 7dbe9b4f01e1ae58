"""``canbo due`` and ``canbo departures``: what falls due, and who left."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import AsOf, JsonFlag, KnownAt, answer, reading
from graph.cli.rule_words import Own, read_law

if TYPE_CHECKING:
    from graph.due import Departures, DueList, DueRow

OfUnit = Annotated[str | None, typer.Option(help="That unit and all below it; default all.")]


_LISTS = {
    "retirement": "Who retires by age, or as decided",
    "reappointment": "Whose term ends",
    "term_limit": "Who has held one post for two terms",
    "vacancy": "Where heads, deputies or enforcement officers are missing",
    "planned_return": "Who returns from a rotation or a secondment",
    "position_change": "Who is due to change position after years in one",
    "discipline_end": "Whose discipline ends",
    "understaffed": "Units with fewer people than posts allotted",
    "not_evaluated": "Planned or rotated people without an evaluation this year",
    "report_overdue": "Units whose report is late",
    "unanswered": "Advice that was sent and not answered",
}


def due(
    kind: Annotated[
        str | None, typer.Argument(help="A kind of list or a question; --list shows them.")
    ] = None,
    *,
    unit: OfUnit = None,
    within: Annotated[int | None, typer.Option(help="Months ahead; default 12.")] = None,
    rank: Annotated[list[str] | None, typer.Option(help="head, deputy or member.")] = None,
    unit_kind: Annotated[list[str] | None, typer.Option(help="Such as department.")] = None,
    reason: Annotated[list[str] | None, typer.Option(help="Such as acting_head.")] = None,
    limit: Annotated[int, typer.Option(help="How many at most.")] = 50,
    after: Annotated[str | None, typer.Option(help="The `next` of the page before.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write the whole list to this file.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write the whole list as a workbook.")] = None,
    questions: Annotated[
        bool, typer.Option("--list", help="Show the kinds, and the ministry's questions.")
    ] = False,
    rules: Own = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show what falls due in a unit, soonest first, by which rule, and what is undecided."""
    if questions or kind is None:
        _print_questions(json=json)
        return
    from graph.jsonable.due import due_json
    from graph.services.clocks import read_clocks
    from graph.services.due import due as ask
    from graph.services.due import due_rows, read_asked

    asked = read_asked(
        kind, within, ranks=rank or (), unit_kinds=unit_kind or (), reasons=reason or ()
    )
    clocks, law = read_clocks(as_of, known_at), read_law(rules)
    with reading() as store:
        if csv or xlsx:
            _write(due_rows(store, law, asked, clocks, unit=unit), csv, xlsx)
        found = ask(store, law, asked, clocks, unit=unit, limit=limit, after=after)
    answer(json=json, as_json=lambda: due_json(found), as_table=lambda: _print(found))


def _write(found: "DueList", csv: Path | None, xlsx: Path | None) -> None:
    from graph.errors import RefusedError
    from graph.services.due.export import csv_of, xlsx_of

    try:
        if csv:
            csv.write_text(csv_of(found), "utf-8", newline="")
        if xlsx:
            xlsx.write_bytes(xlsx_of(found))
    except OSError as error:
        message = f"The file cannot be written: {error.strerror}."
        raise RefusedError(message) from error


def _print_questions(*, json: bool) -> None:
    from graph.due import QUESTIONS, WITHIN, Due
    from graph.jsonable.due import questions_json

    if json:
        output.print_json(questions_json())
        return
    rows = [(each.value, _LISTS[each.value], f"{each.value}, {WITHIN} months") for each in Due]
    for each in QUESTIONS.values():
        asked = each.asked
        told = f"{asked.kind.value}, {asked.within} months" if asked else each.answered_by
        rows.append((each.name, each.en, told or "not answered yet"))
    output.out.print(output.table("Lists and questions", ("name", "question", "answer"), rows))


def _print(found: "DueList") -> None:
    where = found.unit.name if found.unit else "all units"
    title = (
        f"{found.asked.kind.value}, {where}: {found.page.total} up to {found.until}, "
        f"on {found.clocks.as_of}"
    )
    if found.page.rows:
        columns = ("person", "post", "unit", "when", "left", "rule")
        output.out.print(output.table(title, columns, [_line(row) for row in found.page.rows]))
    else:
        output.say(f"{title}. Nothing on record falls due.")
    if found.page.next:
        output.say_whole(f"More with --after {found.page.next}")
    totals = [(each.unit.name if each.unit else "", each.total) for each in found.totals]
    if len(totals) > 1:
        output.out.print(output.table("By unit", ("unit", "rows"), totals))
    if found.undecided:
        title = f"Undecided: {found.undecided_total}"
        undecided = [
            (*_line(row)[:4], ", ".join(row.found.finding.missing)) for row in found.undecided
        ]
        lacking = ("person", "post", "unit", "when", "missing")
        output.out.print(output.table(title, lacking, undecided))


def _line(row: "DueRow") -> tuple[str, ...]:
    rules = row.found.finding.rules
    return (
        (row.person.name or row.person.id) if row.person else "",
        (row.post.title or row.post.id) if row.post else "",
        (row.unit.name or row.unit.id) if row.unit else "",
        row.found.due_on.isoformat() if row.found.due_on else "",
        " ".join(
            part
            for part in ("" if row.days_left is None else f"{row.days_left} days", row.found.reason)
            if part
        ),
        rules[0].citation if rules else "",
    )


def departures(
    *,
    unit: OfUnit = None,
    years: Annotated[int, typer.Option(help="How many, the present one included.")] = 5,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: JsonFlag = False,
) -> None:
    """Show who left by unit and year, against the base rate; small numbers are marked."""
    from graph.jsonable.due import departures_json
    from graph.services.clocks import read_clocks
    from graph.services.due import departures as ask

    clocks = read_clocks(as_of, known_at)
    with reading() as store:
        found = ask(store, clocks, unit=unit, years=years)
    answer(json=json, as_json=lambda: departures_json(found), as_table=lambda: _print_left(found))


def _print_left(found: "Departures") -> None:
    for year, rate in found.rates.items():
        base = "no base rate" if rate is None else f"base rate {rate:.1%}"
        rows = [
            (
                row.unit.name if row.unit else "",
                row.resigned,
                row.key,
                row.retired,
                row.staff,
                "" if row.expected is None else f"{row.expected:.1f}",
                "few" if row.caution else "",
            )
            for row in found.rows
            if row.year == year and (row.resigned or row.retired)
        ]
        if not rows:
            output.say(f"{year}, {base}: nobody on record resigned or retired.")
            continue
        columns = ("unit", "resigned", "who led", "retired", "staff", "expected", "caution")
        output.out.print(output.table(f"{year}, {base}", columns, rows))
