"""One stretch of holding a post, while a sweep makes it."""

from dataclasses import dataclass, field
from datetime import date

from graph.dates import ONE_DAY, OPEN_END, UNKNOWN_START, PartialDate
from graph.projection.record import Fact
from graph.projection.tracks import Ending


@dataclass(slots=True)
class Term:
    """One term of a spell; ``until`` is its last day as stated."""

    start: PartialDate | None
    until: date | None


@dataclass(slots=True)
class Spell:
    """One stretch of holding a post, while it is being made.

    Attributes:
        start: its first day; None where only ``sure_from`` is known.
        sure_from: the first day on which it certainly holds.
        seen: the last day on which somebody saw it.
    """

    start: PartialDate | None
    sure_from: date
    opened_by: Fact
    seen: date
    ending: Ending | None = None
    terms: list[Term] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    @property
    def begins(self) -> date:
        """Its place in time: its earliest start, else the day it was first seen."""
        return self.start.earliest if self.start else self.sure_from

    @property
    def valid_from(self) -> date:
        """The first day it may hold."""
        return self.start.earliest if self.start else UNKNOWN_START

    @property
    def valid_to(self) -> date:
        """The first day it certainly no longer holds."""
        return self.ending.by if self.ending else OPEN_END

    @property
    def sure_to(self) -> date:
        """The day up to which it certainly holds."""
        if self.ending is None:
            return OPEN_END
        if self.ending.end:
            return self.ending.end.earliest
        return min(self.ending.by, self.seen + ONE_DAY)

    def covers(self, on: date) -> bool:
        """Whether somebody seen that day may have been seen in this spell, its last day too."""
        return self.begins <= on <= self.valid_to
