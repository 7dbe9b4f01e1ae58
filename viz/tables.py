"""Tables: the rows a page shows and a file holds, so that the two cannot differ.

A cell says what it says in words; a mark adds a look to the word and never stands in for it.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from graph.answers import Word

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing a table says.

    Attributes:
        to: the kind and id of what it leads to.
        mark: what it is, for the eye: vacant, acting, unknown, expected …
        note: what else there is to say, in small.
        parts: several things in one cell, in place of the text.
    """

    text: str
    to: tuple[str, str] | None = None
    mark: str = ""
    note: str = ""
    parts: tuple["Cell", ...] = ()

    @property
    def plain(self) -> str:
        """The words of it, for a file."""
        if self.parts:
            return "; ".join(part.plain for part in self.parts)
        return f"{self.text} ({self.note})" if self.text and self.note else self.text or self.note


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        mark: what kind of row it is: a gap, an empty seat …
        words: the reports it rests on.
        anchor: what a picture calls it by.
    """

    cells: tuple[Cell, ...]
    mark: str = ""
    words: tuple[Word, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether what stands in it is short and kept on one line."""

    heading: str
    numeric: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: its name in an address.
        grounds: the heading over the reports that rows rest on; empty where they are not listed.
        empty: what to say when there are no rows.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grounds: str = ""
    empty: str = ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The places of the columns in which anything stands; a page leaves out the others."""
        return tuple(
            place
            for place in range(len(self.columns))
            if any(row.cells[place].plain for row in self.rows)
        )

    @property
    def number(self) -> int:
        """How many rows tell of something; a gap or an empty seat is none."""
        return sum(row.mark != "gap" for row in self.rows)


def csv_text(table: Table) -> str:
    """A table as CSV that spreadsheets open as Unicode and never as formulas."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    headings = [column.heading for column in table.columns]
    writer.writerow([_safe(each) for each in (*headings, *([table.grounds] * bool(table.grounds)))])
    for row in table.rows:
        told = [cell.plain for cell in row.cells]
        if table.grounds:
            told.append(reports_of(row.words))
        writer.writerow([_safe(each) for each in told])
    return BYTE_ORDER_MARK + out.getvalue()


def reports_of(words: Sequence[Word]) -> str:
    """The reports behind a row, each once, with its grade."""
    told = (
        f"{word.number or word.title or word.report} [{word.reliability}{word.credibility}]"
        for word in words
    )
    return "; ".join(dict.fromkeys(told))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
