"""What is on record of a person and counts for an appointment: pure, from events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.dates import PartialDate, parse_date
from graph.model import Json
from graph.rules.service import Person
from graph.store.succeeding import Told
from graph.succeeding import Turn

KINDS: Final = (
    "recorded", "recruited", "ranked", "trained", "evaluated", "commended", "disciplined",
    "rotated", "seconded", "retired", "left_service", "died",
)  # fmt: skip
"""Kinds of event that are read of every candidate."""

LEAVING: Final = ("retired", "left_service", "died")
_NOBODY: Final = Person()


@dataclass(frozen=True, slots=True)
class Facts:
    """Somebody, as far as one viewer may know them.

    Attributes:
        personal: whether what is marked personal is for the viewer; if not, its absence says
            nothing.
        who: birth, sex and the decided last day of service, for the rules of retirement.
        ranked, graded, disciplined, courses, turns: dated events up to the day asked for.
        grounds: the events that birth, sex and last day rest on.
    """

    personal: bool
    who: Person = _NOBODY
    hometown: str | None = None
    ranked: Told | None = None
    graded: Told | None = None
    disciplined: tuple[Told, ...] = ()
    courses: tuple[Told, ...] = ()
    turns: tuple[Told, ...] = ()
    told: tuple[Told, ...] = ()
    grounds: tuple[str, ...] = ()


def facts_of(told: Iterable[Told], as_of: date, *, personal: bool) -> Facts:
    """What counts of somebody on a day; what happens later counts only as a decided last day."""
    each = sorted(told, key=lambda one: one.weight)
    past = [one for one in each if one.on is None or one.on.earliest <= as_of]
    born = _latest(each, "birth_date")
    sex = _latest(each, "sex")
    left = [one for one in each if one.kind in LEAVING and one.on]
    used = [one.id for one in (born, sex, *left[-1:]) if one]
    return Facts(
        personal=personal,
        who=Person(
            _date(born.details["birth_date"]) if born else None,
            _text(sex.details["sex"]) if sex else None,
            left[-1].on.earliest if left and left[-1].on else None,
        ),
        hometown=_text(home.details["hometown"]) if (home := _latest(each, "hometown")) else None,
        ranked=_last(past, "ranked"),
        graded=max(_of(past, "evaluated"), key=_year, default=None),
        disciplined=tuple(one for one in _of(past, "disciplined") if one.on),
        courses=tuple(_of(past, "trained")),
        turns=tuple(one for kind in ("rotated", "seconded") for one in _of(past, kind)),
        told=tuple(past),
        grounds=tuple(used),
    )


def turn_of(told: Told) -> Turn:
    """A rotation or secondment as a list tells it."""
    return Turn(
        told.kind,
        told.on.text if told.on else None,
        told.until.text if told.until else None,
        _text(told.details.get("purpose")),
        told.id,
    )


def _of(told: Sequence[Told], kind: str) -> list[Told]:
    return [one for one in told if one.kind == kind]


def _last(told: Sequence[Told], kind: str) -> Told | None:
    return next((one for one in reversed(told) if one.kind == kind), None)


def _latest(told: Sequence[Told], name: str) -> Told | None:
    recorded = (one for one in reversed(told) if one.kind == "recorded")
    return next((one for one in recorded if one.details.get(name) is not None), None)


def _year(told: Told) -> tuple[int, tuple[date, bool, date, str]]:
    year = told.details.get("year")
    return (year if isinstance(year, int) else 0, told.weight)


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None


def _date(value: Json) -> PartialDate | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
