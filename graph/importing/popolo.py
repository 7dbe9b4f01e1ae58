"""Read Popolo: persons, organizations, posts and memberships as rows of events.

A person is *recorded*, an organisation *established*, a post *created*; a membership opens a spell
(*appointed* from its start, *in post* where it has none) and, where it has an end, closes exactly
that one. Every row is checked on its own; what is refused is reported with its place and the rest
goes on. Specification: https://www.popoloproject.com/specs/
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graph.errors import RefusedError
from graph.ids import derived_id
from graph.importing.fields import Notes, Record
from graph.importing.popolo_context import Context
from graph.importing.popolo_rows import (
    KNOWN,
    membership_row,
    organization_row,
    person_row,
    post_row,
)
from graph.importing.rows import Sheet, SheetRow

TABLES: Final = ("organizations", "persons", "posts", "memberships")
_NESTED: Final = {
    ("persons", "memberships"): "person_id",
    ("organizations", "memberships"): "organization_id",
    ("organizations", "posts"): "organization_id",
    ("posts", "memberships"): "post_id",
}


def read_popolo(content: bytes, register: str) -> Sheet:
    """Read a Popolo file.

    Parameters
    ----------
    content
        The file, UTF-8 JSON.
    register
        The register it belongs to; it namespaces the file's ids.

    Raises
    ------
    RefusedError
        It is empty, not JSON, not Popolo, or holds no record at all; nothing of it is used.
    """
    document = _parse(content)
    notes = Notes()
    tables = {table: list(_records(document, table, notes)) for table in TABLES}
    for (table, inner), parent in _NESTED.items():
        for record in list(tables[table]):
            tables[inner] += _inner(record, inner, parent)
    context = Context(register, notes)
    rows: list[SheetRow] = []
    context.organizations = _identified(tables["organizations"])
    context.people = _identified(tables["persons"])
    rows += [organization_row(context, key) for key in context.organizations]
    rows += [person_row(context, key) for key in context.people]
    for identity, record in _identified(tables["posts"]).items():
        if row := post_row(context, identity, record):
            rows.append(row)
    rows += _memberships(tables["memberships"], context)
    if not rows:
        message = "The file holds no row that can be read."
        raise RefusedError(message, f"First problem: {_first(notes)}")
    notes.ignored.update(dict.fromkeys(sorted(document.keys() - set(TABLES)), 1))
    return Sheet(tuple(rows), tuple(notes.problems), frozenset(notes.refused), dict(notes.ignored))


def _first(notes: Notes) -> str:
    return f"{notes.problems[0].where}: {notes.problems[0].message}." if notes.problems else "none"


def _parse(content: bytes) -> Mapping[str, Any]:
    if not content.strip():
        message = "The file is empty."
        raise RefusedError(message)
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        message = f"The file is not UTF-8 text (byte {error.start})."
        raise RefusedError(message, "Save it as UTF-8 JSON.") from error
    except json.JSONDecodeError as error:
        message = f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        raise RefusedError(message) from error
    except (ValueError, RecursionError) as error:
        message = "The file is not JSON that can be read: a number or the nesting is too large."
        raise RefusedError(message) from error
    hint = "Popolo is an object with lists of persons, organizations, posts and memberships."
    if not isinstance(document, dict) or not any(table in document for table in TABLES):
        message = "The file is JSON but not Popolo."
        raise RefusedError(message, hint)
    for table in TABLES:
        if not isinstance(document.get(table) or [], list):
            message = f"The file is not Popolo: {table} is not a list."
            raise RefusedError(message, hint)
    if not any(document.get(table) for table in TABLES):
        message = "The file holds no persons, organizations, posts or memberships."
        raise RefusedError(message, "An empty file would retract everything its register said.")
    return document


def _records(document: Mapping[str, Any], table: str, notes: Notes) -> Iterator[Record]:
    for place, values in enumerate(document.get(table) or []):
        where = f"{table}[{place}]"
        if isinstance(values, dict):
            yield Record(table, where, values, notes)
        else:
            notes.add(where, "", "not_an_object", "the row is not an object; it was left out")


def _inner(record: Record, table: str, parent: str) -> Iterator[Record]:
    listed = record.values.get(table) or []
    if not isinstance(listed, list):
        record.problem(table, "not_a_list", f"{table} is no list; it was left out")
    for place, values in enumerate(listed if isinstance(listed, list) else []):
        where = f"{record.where}.{table}[{place}]"
        if isinstance(values, dict):
            own = values.get(parent)
            stated = record.values.get("id") if own is None else own
            yield Record(table, where, {**values, parent: stated}, record.notes)
        else:
            message = "the row is not an object; it was left out"
            record.notes.add(where, "", "not_an_object", message)


def _identified(records: list[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        record.ignore_all_but(KNOWN[record.table])
        identity = record.text("id")
        if identity is None:
            record.problem("id", "missing_id", "the row has no id; it was left out")
        elif identity in found:
            first = found[identity].where
            message = f"the id {identity} is already taken by {first}; this row was left out"
            record.problem("id", "duplicate_id", message)
        else:
            found[identity] = record
    return found


def _memberships(records: list[Record], context: Context) -> Iterator[SheetRow]:
    seen: dict[str, str] = {}
    named = [(record.text("id"), record) for record in records]
    for identity, record in _numbered(named):
        record.ignore_all_but(KNOWN[record.table])
        if identity in seen:
            message = f"the id {identity} is already taken by {seen[identity]}; left out"
            record.problem("id", "duplicate_id", message)
            continue
        seen[identity] = record.where
        if row := membership_row(context, identity, record):
            yield row


def _numbered(named: Sequence[tuple[str | None, Record]]) -> Iterator[tuple[str, Record]]:
    """Give memberships without an id a key by all they say but their end, which is what changes.

    Those that say the same are numbered in the order of their ends, not of their rows.
    """
    alike: dict[str, list[Record]] = defaultdict(list)
    for identity, record in named:
        if identity is None:
            alike[_said(record)].append(record)
    keys: dict[str, str] = {}
    for key, records in alike.items():
        records.sort(key=lambda record: ascii(record.values.get("end_date")))
        for number, record in enumerate(records, start=1):
            keys[record.where] = key if number == 1 else f"{key}.{number}"
    for identity, record in named:
        yield (keys[record.where] if identity is None else identity), record


def _said(record: Record) -> str:
    said = {ascii(name): ascii(value) for name, value in record.values.items()
            if name not in {"end_date", "id"} and isinstance(value, str | int)}  # fmt: skip
    return derived_id("m", sorted(said.items()))
