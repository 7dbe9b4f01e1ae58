"""Whether a unit or post was there on the day looked at, and where to look instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.answers import Lineage, UnitPage
from graph.dates import ONE_DAY, parse_date


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a unit is not there on the day looked at.

    Attributes:
        ended: it has ended; else it had not begun.
        on: the day it ended or was founded on, as written.
        look: the nearest day on which it was there.
        kin: the units that carry it on, or that it came from.
    """

    ended: bool
    on: str
    look: date
    kin: tuple[Lineage, ...]


def absence(found: UnitPage) -> Absence | None:
    """Why a unit is not there on the day looked at; None where it is."""
    as_of = found.clocks.as_of
    began, ended = found.established_on, found.dissolved_on
    if ended and (last := parse_date(ended).earliest) <= as_of:
        return Absence(True, ended, last - ONE_DAY, _towards(found.lineage, "became"))
    if began and (first := parse_date(began).earliest) > as_of:
        return Absence(False, began, first, _towards(found.lineage, "came_from"))
    return None


def _towards(lineage: Sequence[Lineage], direction: str) -> tuple[Lineage, ...]:
    return tuple(each for each in lineage if each.direction == direction)
