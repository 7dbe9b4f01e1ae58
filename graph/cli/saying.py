"""What is said to happen, as it is typed on the command line."""

from datetime import date

from graph.dates import PartialDate, parse_date
from graph.errors import UsageError
from graph.model import Json
from graph.observing import within
from graph.services.claims import Claim
from graph.services.clocks import read_clocks
from graph.vocabulary import KINDS, Role

_ROLES = {
    "person": Role.WHO, "post": Role.POST, "unit": Role.UNIT, "from_post": Role.FROM_POST,
    "from_unit": Role.FROM_UNIT, "parent": Role.PARENT,
}  # fmt: skip


def days(
    on: str | None, months: int | None, today: date | None = None
) -> tuple[PartialDate | None, PartialDate | None]:
    """The first and last day of what happened on a day, or is expected within some months.

    Raises:
        UsageError: both are given, or the day is none.
    """
    if on is not None and months is not None:
        message = "Give --on or --within, not both."
        raise UsageError(message)
    if months is not None:
        return within(months, today or read_clocks().as_of)
    return (_day(on) if on is not None else None), None


def roles_of(person: str | None, post: str | None, unit: str | None) -> dict[Role, str]:
    """What something is about, by role."""
    given = {Role.WHO: person, Role.POST: post, Role.UNIT: unit}
    return {role: text for role, text in given.items() if text is not None}


def claim_of(text: str) -> Claim:
    """What ``left_post; person=An; post=Chief; on=2026-05-01`` says.

    Besides the roles, ``on`` and ``until`` every field of the vocabulary's details may be given;
    several values of one have commas between.

    Raises:
        UsageError: it is not written so, or a day in it is none.
    """
    kind, *fields = (part.strip() for part in text.split(";"))
    given: dict[str, str] = {}
    for field in fields:
        name, sign, value = (part.strip() for part in field.partition("="))
        if not sign or not value or name in given:
            message = f"{field[:60]!r} is not one field and its value."
            raise UsageError(message, "Write: left_post; person=An; post=Chief; on=2026-05-01")
        given[name] = value
    roles = {_ROLES[name]: value for name, value in given.items() if name in _ROLES}
    on, until = (_day(given[name]) if name in given else None for name in ("on", "until"))
    details = {
        name: _value(kind, name, value)
        for name, value in given.items()
        if name not in {*_ROLES, "on", "until"}
    }
    return Claim(kind, roles, on, until, details)


def _value(kind: str, name: str, text: str) -> Json:
    """A detail in the type the vocabulary has for it, where it can be read so."""
    detail = KINDS[kind].details.get(name) if kind in KINDS else None
    if detail is None or detail.type is str:
        return text
    if detail.type is bool:
        return {"yes": True, "true": True, "no": False, "false": False}.get(text, text)
    if detail.type is list:
        return [part.strip() for part in text.split(",") if part.strip()]
    try:
        return int(text) if detail.type is int else float(text)
    except ValueError:
        return text


def _day(text: str) -> PartialDate:
    try:
        return parse_date(text)
    except ValueError as error:
        message = f"{text!r} is not a day, a month or a year."
        raise UsageError(message, "Write it as YYYY, YYYY-MM or YYYY-MM-DD.") from error
