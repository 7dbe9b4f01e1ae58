"""Rows of time and the axis they lie along: measures, ticks and the span of days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from graph.dates import ONE_DAY
from viz.words import Words

_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200)
_MONTHS: Final = (1, 2, 3, 6)
_MONTHLY: Final = 1000
"""Spans of fewer days have months on the axis."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a row; None where it is open to the left."""

    begins: date | None
    ends: date
    look: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is, in words, and its bars.

    Attributes:
        look: what kind of row it is.
        place: where that is; rows of which some have a place are taller.
        href: the row of the table that says the same.
        title: the whole of it as one sentence.
        marks: days with a sign of their own: the last day of a term, a planned return.
    """

    look: str
    label: str
    note: str
    title: str
    href: str
    bars: tuple[Bar, ...]
    marks: tuple[date, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one rendering: where words and bars go, in units of the picture."""

    name: str
    width: int
    row: int
    label: tuple[int, int]
    note: tuple[int, int]
    plot: tuple[int, int]
    text: tuple[int, int, int]
    bar: tuple[int, int]
    ticks: int


WIDE: Final = Frame("wide", 1000, 28, (6, 202), (212, 264), (482, 990), (18, 0, 18), (7, 14), 9)
NARROW: Final = Frame("narrow", 380, 52, (4, 372), (4, 372), (4, 374), (14, 0, 29), (36, 10), 5)
PLACED: Final = {
    WIDE: replace(WIDE, row=42, text=(18, 34, 26), bar=(14, 14)),
    NARROW: replace(NARROW, row=68, text=(14, 30, 46), bar=(52, 10)),
}
"""The same with room for a place below the label."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from one end of a picture to the other."""

    begins: date
    ends: date
    frame: Frame

    def at(self, day: date) -> float:
        """Where a day is; days beyond the ends are at the ends."""
        left, right = self.frame.plot
        share = (day - self.begins).days / max(1, (self.ends - self.begins).days)
        return round(left + (right - left) * min(1.0, max(0.0, share)), 1)

    def ticks(self, words: Words) -> Iterator[tuple[float, str]]:
        """Where years (in short spans, months) begin, and how they are written."""
        if (self.ends - self.begins).days < _MONTHLY:
            months = (self.ends - self.begins).days // 30 + 1
            step = next((each for each in _MONTHS if months <= each * self.frame.ticks), 12)
            written = (f"{year}-{month:02}" for year in range(self.begins.year, self.ends.year + 1)
                       for month in range(1, 13, step))  # fmt: skip
        else:
            years = self.ends.year - self.begins.year + 1
            step = next((each for each in _STEPS if years <= each * self.frame.ticks), 500)
            first = -(-self.begins.year // step) * step
            written = (str(year) for year in range(first, self.ends.year + 1, step))
        for text in written:
            day = date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01")
            if self.begins <= day <= self.ends:
                yield self.at(day), words.day(text)


def span(lines: Sequence[Line], as_of: date) -> tuple[date, date]:
    """The first and last day of a picture, with some room at both ends."""
    bars = [bar for line in lines for bar in line.bars]
    known = [bar.begins for bar in bars if bar.begins] + [bar.ends for bar in bars]
    days = [*known, as_of, *(day for line in lines for day in line.marks)]
    first, last = min(days), max(days)
    margin = ONE_DAY * max(20, (last - first).days // 40)
    opens = any(bar.begins is None for bar in bars)
    room = ONE_DAY * min(first.toordinal() - 1, margin.days * (4 if opens else 1))
    return first - room, min(last, date.max - margin) + margin
