"""A list of what falls due as a file for spreadsheets, in which nothing is a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Final

from graph.due import DueList, DueRow

COLUMNS: Final = (
    "status", "due_on", "days_left", "reason", "person", "post", "unit", "verdict", "missing",
    "rule", "version", "citation", "verified", "inputs", "lane",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK: Final = "\ufeff"
_DUE, _UNDECIDED = "due", "undecided"

Line = Sequence[str | int | None]


def lines_of(found: DueList) -> Iterable[Line]:
    """The rows of the file, what cannot be decided below the rest."""
    yield from (_line(_DUE, row) for row in found.page.rows)
    yield from (_line(_UNDECIDED, row) for row in found.undecided)


def _line(status: str, row: DueRow) -> Line:
    finding = row.found.finding
    rule = finding.rules[0] if finding.rules else None
    return (
        status,
        row.found.due_on.isoformat() if row.found.due_on else None,
        row.days_left,
        row.found.reason,
        row.person.name if row.person else None,
        row.post.title if row.post else None,
        row.unit.name if row.unit else None,
        finding.verdict,
        ", ".join(finding.missing),
        rule.id if rule else None,
        rule.version if rule else None,
        rule.citation if rule else None,
        None if rule is None else "yes" if rule.verified and not rule.doubts else "in part",
        "; ".join(f"{name}: {value}" for name, value in finding.used.items()),
        row.lane,
    )


def csv_of(found: DueList) -> str:
    """The list as CSV, with a byte order mark; what would be a formula bears an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines_of(found):
        writer.writerow([_plain(each) for each in line])
    return _BYTE_ORDER_MARK + out.getvalue()


def _plain(value: str | int | None) -> str | int | None:
    """A number is one; a text that a program would reckon with is marked as text."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def xlsx_of(found: DueList) -> bytes:
    """The list as a workbook of one sheet; texts are stored as texts, whatever they begin with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("canbo")
    sheet.append(list(COLUMNS))
    for line in lines_of(found):
        cells = []
        for value in line:
            text = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            cell = WriteOnlyCell(sheet, text)
            if isinstance(text, str):
                cell.data_type = "s"
                cell.quotePrefix = text.startswith(_FORMULA)
            cells.append(cell)
        sheet.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
