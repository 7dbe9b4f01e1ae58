"""A list as a file: nothing in it is reckoned with, whatever a name begins with."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from graph.answers import Clocks, PersonRef, UnitRef
from graph.due import Asked, Due, DueList, DueRow, Found
from graph.papers import Page
from graph.rules.findings import Finding, Verdict
from graph.services.due.export import COLUMNS, csv_of, xlsx_of

NAMES = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    "Lê Văn A",
    '=HYPERLINK("http://192.0.2.1")',
)


def row(name: str, verdict: Verdict = Verdict.YES, missing: tuple[str, ...] = ()) -> DueRow:
    finding = Finding(verdict, used={"born": "-1965"}, missing=missing)
    found = Found(finding, date(2027, 7, 31), person="p", unit="u")
    return DueRow(found, PersonRef("p", name), None, UnitRef("u", name), -3)


@pytest.fixture
def found() -> DueList:
    rows = tuple(row(name) for name in NAMES)
    unknown = (row("=2", Verdict.UNKNOWN, ("sex",)),)
    clocks = Clocks(date(2027, 8, 3), datetime(2027, 8, 3, tzinfo=UTC))
    page = Page(rows, len(rows), None)
    return DueList(clocks, Asked(Due.RETIREMENT), None, date(2028, 8, 3), page, (), unknown, 1)


def test_csv(found: DueList) -> None:
    text = csv_of(found)
    assert text.startswith("\ufeff")
    told = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(told) == len(NAMES) + 1
    for each, name in zip(told, NAMES, strict=False):
        safe = name if name == "Lê Văn A" else f"'{name}"
        assert (each["person"], each["unit"]) == (safe, safe)
        assert each["days_left"] == "-3"
    assert (told[-1]["status"], told[-1]["missing"]) == ("undecided", "sex")


def test_xlsx_read_back(found: DueList) -> None:
    sheet = load_workbook(BytesIO(xlsx_of(found))).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    assert tuple(cell.value for cell in next(sheet.iter_rows(max_row=1))) == COLUMNS
    assert len(rows) == len(NAMES) + 1
    person = COLUMNS.index("person")
    for cells, name in zip(rows, NAMES, strict=False):
        # XML reads a carriage return as the end of a line.
        assert str(cells[person].value).replace("\r", "\n") == name.replace("\r", "\n")
        assert cells[COLUMNS.index("days_left")].value == -3
    assert {cell.data_type for cells in rows for cell in cells} <= {"s", "n", "inlineStr"}
