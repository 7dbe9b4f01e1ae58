"""What the callers of the rules share: the law in force here, and inputs given as text."""

from functools import lru_cache
from pathlib import Path

from graph.dates import PartialDate, parse_date
from graph.errors import UsageError
from graph.rules.law import Law
from graph.rules.loading import load
from graph.rules.service import Person


def the_law(office: Path | None) -> Law:
    """The law, with the office's own file over it; the file is read again when it changed.

    Raises:
        RuleFileError: the file cannot be used.
    """
    if office is None or not office.exists():
        return load(office)
    return _kept(office, office.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _kept(office: Path, changed: int) -> Law:
    del changed
    return load(office)


def read_date(name: str, text: str) -> PartialDate:
    """A partial date given under a name.

    Raises:
        UsageError: it is none.
    """
    try:
        return parse_date(text)
    except ValueError as error:
        message = f"{name} {text!r} is not a date."
        raise UsageError(message, "Write it as YYYY, YYYY-MM or YYYY-MM-DD.") from error


def person_of(born: PartialDate | None, sex: str | None, retires: PartialDate | None) -> Person:
    """Somebody as the rules need to know them; of a month or year decided, its last day."""
    return Person(born, sex, retires.latest if retires else None)
