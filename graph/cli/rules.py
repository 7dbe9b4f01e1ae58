"""``canbo rule …``: what the law says, and what follows from it for a person; needs no database.

An office's own rules come from ``--rules`` or the setting CANBO_RULES.
"""

from typing import Annotated

import typer

from graph.cli import output
from graph.cli.common import JsonFlag
from graph.cli.rule_words import (
    Born,
    On,
    Own,
    Retires,
    SexOption,
    Since,
    print_answer,
    print_object,
    read_date,
    read_day,
    read_law,
    read_person,
)

_MOST = 1000.0
"""Points beyond any scale: what is endless, or no number, is no score."""

app = typer.Typer(no_args_is_help=True, help="What the law says, and what follows from it.")


@app.command("list")
def list_rules(*, on: On = None, rules: Own = None, json: JsonFlag = False) -> None:
    """Show every rule in force on a day: authority, citation, and whether it was verified."""
    from graph.rules.shapes import rule_json

    law, day = read_law(rules), read_day(on)
    found = [ref for name in sorted(law.rules) if (ref := law.text_at(name, day))]
    if json:
        output.print_json({"on": day.isoformat(), "rules": [rule_json(ref) for ref in found]})
        return
    columns = ("rule", "version", "citation", "verified")
    rows = [
        (ref.id, ref.version, ref.citation, "yes" if ref.verified and not ref.doubts else "in part")
        for ref in found
    ]
    output.out.print(output.table(f"{len(rows)} rules in force on {day}", columns, rows))


@app.command()
def show(rule: str, *, rules: Own = None, json: JsonFlag = False) -> None:
    """Show one rule with all its versions, their parameters, and what was not verified."""
    from graph.errors import NotFoundError
    from graph.rules.shapes import version_json

    law = read_law(rules)
    if rule not in law.rules:
        message = f"There is no rule {rule!r}."
        raise NotFoundError(message, "`canbo rule list` shows all.")
    versions = [version_json(each) for each in law.rules[rule]]
    if json:
        output.print_json({"rule": rule, "versions": versions})
        return
    for version in versions:
        print_object(f"{rule}, {version['version']}", version)


@app.command()
def retirement(
    *,
    born: Born = None,
    sex: SexOption = None,
    retires: Retires = None,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell when somebody retires, from when the pension runs, and what is due before."""
    from graph.rules.retirement import retirement as ask

    print_answer(ask(read_law(rules), read_person(born, sex, retires)), json=json)


@app.command()
def term(
    *,
    effective: Since,
    born: Born = None,
    sex: SexOption = None,
    retires: Retires = None,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell when a term ends, what follows, and when the work on it must start."""
    from graph.rules.calendars import vietnamese
    from graph.rules.terms import term as ask

    law, who = read_law(rules), read_person(born, sex, retires)
    print_answer(ask(law, read_date("effective", effective), who, vietnamese()), json=json)


@app.command("two-terms")
def two_terms(
    *,
    since: Since,
    role: Annotated[str | None, typer.Option(help="head or deputy.")] = None,
    terms: Annotated[int, typer.Option(min=1, help="Which term in a row it is.")] = 1,
    on: On = None,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell whether a post has been held for two terms or eight years: a flag, no violation."""
    from graph.rules.tenure import two_terms as ask

    found = ask(read_law(rules), role, read_date("since", since), read_day(on), terms=terms)
    print_answer(found, json=json)


@app.command()
def rotation(*, since: Since, on: On = None, rules: Own = None, json: JsonFlag = False) -> None:
    """Tell whether a rotation has lasted its least time."""
    from graph.rules.rotation import rotation as ask

    print_answer(ask(read_law(rules), read_date("since", since), read_day(on)), json=json)


@app.command()
def secondment(*, since: Since, on: On = None, rules: Own = None, json: JsonFlag = False) -> None:
    """Tell whether a secondment has passed its longest usual time."""
    from graph.rules.rotation import secondment as ask

    print_answer(ask(read_law(rules), read_date("since", since), read_day(on)), json=json)


@app.command()
def discipline(
    *,
    form: Annotated[str, typer.Option(help="Such as khiển trách, or its code.")],
    effective: Since,
    leader: Annotated[bool, typer.Option(help="The Party's clock runs for leaders.")] = True,
    on: On = None,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell until when a decision of discipline bars from a higher post, by each clock."""
    from graph.rules.discipline import bars

    day = read_date("effective", effective)
    print_answer(bars(read_law(rules), form, day, read_day(on), leader=leader), json=json)


@app.command()
def planning(
    *,
    people: Annotated[
        int | None, typer.Option(min=0, help="Planned for the post, all told.")
    ] = None,
    posts: Annotated[
        int | None, typer.Option(min=0, help="Posts the person is planned for.")
    ] = None,
    on: On = None,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell whether a plan is within its numbers."""
    from graph.rules.planning import planning_quota

    print_answer(
        planning_quota(read_law(rules), read_day(on), people=people, posts=posts), json=json
    )


@app.command()
def evaluation(
    *,
    year: Annotated[int, typer.Option(min=1, max=2999)],
    score: Annotated[
        float | None, typer.Option(min=0, max=_MOST, help="All points together.")
    ] = None,
    disciplined: Annotated[bool, typer.Option(help="For official duty, that year.")] = False,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell the grade that a score makes."""
    from graph.rules.evaluation import grade

    found = grade(read_law(rules), year, score, disciplined_for_duty=disciplined)
    print_answer(found, json=json)


@app.command("report")
def report_period(
    *,
    year: Annotated[int, typer.Option(min=2, max=2999, help="In which the year ends.")],
    months: Annotated[int, typer.Option(help="1 to 12; 12 is the annual report.")] = 12,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell a period of the statistical year and when its reports are due."""
    from graph.rules.calendars import vietnamese
    from graph.rules.reporting import report_period as ask

    print_answer(ask(read_law(rules), year, months, vietnamese()), json=json)


@app.command("advice")
def advice_reply(
    *,
    sent: Annotated[str, typer.Option(help="YYYY, YYYY-MM or YYYY-MM-DD.")],
    wanted_by: Annotated[str | None, typer.Option(help="The day it asks for, if any.")] = None,
    on: On = None,
    rules: Own = None,
    json: JsonFlag = False,
) -> None:
    """Tell by when advice that was sent upward should be answered."""
    from graph.rules.advice import reply

    wanted = read_date("wanted-by", wanted_by) if wanted_by else None
    found = reply(read_law(rules), read_date("sent", sent), wanted, read_day(on))
    print_answer(found, json=json)
