"""What the commands of ``canbo rule`` share: their options, and how an answer is printed."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import read_settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from graph.dates import PartialDate
    from graph.rules.law import Law
    from graph.rules.service import Person


class Sex(StrEnum):
    """As the law of retirement tells people apart."""

    MALE = "male"
    FEMALE = "female"


Own = Annotated[Path | None, typer.Option("--rules", help="The office's own rules over these.")]
Born = Annotated[str | None, typer.Option(help="Born: YYYY, YYYY-MM or YYYY-MM-DD.")]
SexOption = Annotated[Sex | None, typer.Option(help="Needed for the age of retirement.")]
Retires = Annotated[str | None, typer.Option(help="The decided last day of service, if any.")]
On = Annotated[str | None, typer.Option(help="The day asked for, YYYY-MM-DD; default today.")]
Since = Annotated[str, typer.Option(help="From when: YYYY, YYYY-MM or YYYY-MM-DD.")]


def read_law(office: Path | None) -> "Law":
    """The law, with the office's own file over it if there is one."""
    from graph.services.ruling import the_law

    return the_law(office or read_settings().rules)


def read_day(text: str | None) -> date:
    """The day asked for; default today."""
    from graph.services.clocks import read_day as read

    return read(text, "--on")


def read_date(option: str, text: str) -> "PartialDate":
    """A partial date given to an option."""
    from graph.services.ruling import read_date as read

    return read(f"--{option}", text)


def read_person(born: str | None, sex: Sex | None, retires: str | None) -> "Person":
    """Somebody as the rules need to know them."""
    from graph.services.ruling import person_of

    return person_of(
        read_date("born", born) if born else None,
        sex,
        read_date("retires", retires) if retires else None,
    )


def print_answer(answer: "DataclassInstance", *, json: bool) -> None:
    """Print what a rule found, its verdict first."""
    from graph.rules.shapes import answer_json

    found = answer_json(answer)
    if json:
        output.print_json(found)
    else:
        print_object(str(found["verdict"]), found)


def print_object(title: str, found: Mapping[str, object]) -> None:
    """Print a JSON object as a table of two columns."""
    rows = [(name, text) for name, value in found.items() if (text := _plain(value))]
    output.out.print(output.table(title, ("what", "value"), rows))


def _plain(value: object) -> str:
    """A value in a line or a few: a rule by its citation, a note by its words."""
    if isinstance(value, Mapping):
        if "citation" in value:
            return f"{value['citation']} ({value['id']}, {value['version']})"
        if "vi" in value and "en" in value:
            about = f"{value['parameter']}: " if "parameter" in value else ""
            return f"{about}{value['en']}"
        return ", ".join(f"{name} {text}" for name, each in value.items() if (text := _plain(each)))
    if isinstance(value, list):
        return "\n".join(text for each in value if (text := _plain(each)))
    return "" if value is None else str(value)
