"""Small invented Popolo files."""

import json
from typing import Any

from graph.importing.popolo import read_popolo
from graph.importing.rows import Sheet, SheetRow
from graph.model import Event

Row = dict[str, Any]

OFFICE: Row = {"id": "office", "name": "Văn phòng"}
AN: Row = {"id": "an", "name": "Trần Văn An"}
HEAD: Row = {"id": "head", "label": "Chánh văn phòng", "organization_id": "office"}
SERVED: Row = {"id": "m1", "person_id": "an", "post_id": "head", "start_date": "2015-01-01",
               "end_date": "2020-01-01"}  # fmt: skip


def document(
    memberships: list[Any] | None = None,
    persons: list[Any] | None = None,
    organizations: list[Any] | None = None,
    posts: list[Any] | None = None,
) -> dict[str, list[Any]]:
    """One office with its head and one person, unless a table is given."""
    return {
        "organizations": [OFFICE] if organizations is None else organizations,
        "persons": [AN] if persons is None else persons,
        "posts": [HEAD] if posts is None else posts,
        "memberships": [SERVED] if memberships is None else memberships,
    }


def read(value: object) -> Sheet:
    """The sheet of a document."""
    return read_popolo(json.dumps(value).encode(), "test")


def read_memberships(*memberships: Any) -> Sheet:  # noqa: ANN401 - hostile rows have any type
    """The sheet of the one office with these memberships."""
    return read(document(list(memberships)))


def problems(sheet: Sheet) -> list[tuple[str, str, str]]:
    """Where, which field, which code."""
    return [(each.where, each.field, each.code) for each in sheet.problems]


def row(sheet: Sheet, key: str) -> SheetRow:
    """The row of a key."""
    (found,) = (each for each in sheet.rows if each.key == key)
    return found


def keys(sheet: Sheet) -> list[str]:
    """The keys of all rows, in order."""
    return [each.key for each in sheet.rows]


def events(sheet: Sheet, key: str) -> list[tuple[str, str | None]]:
    """Kind and day of each event of a row."""
    return [_short(each) for each in row(sheet, key).events]


def _short(event: Event) -> tuple[str, str | None]:
    return (event.kind, event.on.text if event.on else None)
