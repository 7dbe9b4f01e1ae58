"""What every list of what falls due starts from."""

from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from graph.answers import Clocks
from graph.dates import parse_date
from graph.due import Asked
from graph.rules.calendars import vietnamese
from graph.rules.days import add_months
from graph.rules.findings import Finding, Given, Verdict, given
from graph.rules.law import Law
from graph.rules.service import Person, forecast
from graph.store.due import DueReads
from graph.store.runner import Row
from graph.store.stays import S, Serving

T = TypeVar("T")


@dataclass(frozen=True)
class Scope:
    """The units a list is about: the one asked for and all below it, or every unit of the day.

    They are read when somebody asks which they are: over the whole service not every list does.
    """

    reads: DueReads
    top: str | None

    @property
    def whole(self) -> bool:
        """Whether it is every unit."""
        return self.top is None

    @cached_property
    def _rows(self) -> list[Row]:
        return self.reads.units(self.top)

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        return [row["id"] for row in self._rows]

    @cached_property
    def kinds(self) -> dict[str, str | None]:
        """What kind each is of."""
        return {row["id"]: row["kind"] for row in self._rows}

    @cached_property
    def since(self) -> dict[str, str]:
        """Since when each is known to be there, as written; empty where unknown."""
        return {row["id"]: row["since"] or "" for row in self._rows}


@dataclass(frozen=True)
class Context:
    """A list being made: what is asked, the law, the reads, and what was worked out before."""

    asked: Asked
    law: Law
    clocks: Clocks
    reads: DueReads
    scope: Scope
    _known: dict[Hashable, object] = field(default_factory=dict)

    @cached_property
    def until(self) -> date:
        """The last day the list looks at."""
        return add_months(self.clocks.as_of, self.asked.within)

    @cached_property
    def holidays(self) -> Container[date]:
        """The calendar of holidays."""
        return vietnamese()

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What a rule says to the same inputs, asked once."""
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]  # type: ignore[return-value]

    def leaves_on(self, who: Person) -> date | None:
        """The last day of somebody's service, decided or by age; None where unknown.

        Only the month of birth counts, so half an office asks the same.
        """
        if who.retires_on or who.born is None:
            return who.retires_on
        month = parse_date(who.born.earliest.isoformat()[:7])
        key = ("leaves", month.text, who.sex)
        leaving = self.once(key, lambda: forecast(self.law, Person(month, who.sex)))
        return leaving.retires_on if leaving else None


YES: Final = Finding(Verdict.YES)
"""The grounds of a row whose rule is asked for the rest when it is shown."""


def main_stays(stays: Sequence[S]) -> list[S]:
    """One stay for each person: one in full before others, that of a leader before a member's."""
    found: dict[str, S] = {}
    for stay in stays:
        other = found.get(stay.person)
        if other is None or _order(stay) < _order(other):
            found[stay.person] = stay
    return list(found.values())


def _order(stay: Serving) -> tuple[bool, int, str]:
    ranks = {"head": 0, "deputy": 1}
    return stay.mode != "full", ranks.get(stay.rank or "", 2), stay.post


def counted(**inputs: Given) -> Finding:
    """The finding of a count: it is so, by no rule."""
    return Finding(Verdict.YES, used=given(**inputs))


def unsure(*missing: str, **inputs: Given) -> Finding:
    """The finding of a count that cannot be made."""
    return Finding(Verdict.UNKNOWN, used=given(**inputs), missing=missing)
