"""The header of a statement file: four fields and a description, all in comments."""

import re
from dataclasses import dataclass

from graph.store.scanner import CypherTextError

VERBS = ("get", "list", "count", "create", "upsert", "close", "purge")
SCALARS = ("BOOLEAN", "DATE", "FLOAT", "INTEGER", "LIST", "MAP", "STRING", "ZONED DATETIME")

_FIELDS = ("name", "access", "params", "returns")
_NAME = re.compile(r"([a-z][a-z0-9_]*)\.([a-z]+)_[a-z0-9_]+")
_COLUMN = re.compile(rf"([a-z]\w*) ((?:LIST OF )*(?:{'|'.join(SCALARS)})\??)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says.

    Attributes:
        lines: the line each field stands on, counted from 1.
        length: how many lines the header takes.
    """

    name: str
    access: str
    params: dict[str, str]
    returns: dict[str, str]
    doc: str
    lines: dict[str, int]
    length: int


def read_header(lines: list[str], name: str) -> Header:
    """Read the comment lines at the top of a file whose path spells `name`.

    A field that grows too long goes on in the next line, set in by three spaces (`//   `).

    Raises:
        CypherTextError: a field is missing or wrong, or there is no description.
    """
    comments = _comments(lines)
    values, places, taken = _fields(comments)
    doc = " ".join(comments[taken:]).strip()
    if not doc:
        message = "the header has no description"
        raise CypherTextError(message, taken + 1)
    _check_name(values["name"], name, places["name"])
    if values["access"] not in {"read", "write"}:
        message = f"access is read or write, not {values['access']!r}"
        raise CypherTextError(message, places["access"])
    return Header(
        name=name,
        access=values["access"],
        params=_columns(values["params"], places["params"]),
        returns=_columns(values["returns"], places["returns"]),
        doc=doc,
        lines=places,
        length=len(comments),
    )


def _comments(lines: list[str]) -> list[str]:
    """The text of the comment lines a file begins with, set in as it was."""
    found = []
    for line in lines:
        if not line.startswith("//"):
            break
        found.append(line.removeprefix("//").removeprefix(" ").rstrip())
    return found


def _fields(comments: list[str]) -> tuple[dict[str, str], dict[str, int], int]:
    """The four fields, the line of each, and how many lines they take."""
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    at = 0
    for field in _FIELDS:
        if at >= len(comments) or not comments[at].startswith(f"{field}: "):
            message = f"the header lacks `// {field}: …`"
            raise CypherTextError(message, at + 1)
        values[field], places[field] = comments[at].removeprefix(f"{field}: ").strip(), at + 1
        at += 1
        while at < len(comments) and comments[at].startswith("  "):
            values[field] += " " + comments[at].strip()
            at += 1
    return values, places, at


def _check_name(given: str, expected: str, line: int) -> None:
    if given != expected:
        message = f"the header says {given}, the path {expected}"
        raise CypherTextError(message, line)
    match = _NAME.fullmatch(given)
    if match is None:
        message = f"{given} is not <aggregate>.<verb>_<noun>"
        raise CypherTextError(message, line)
    if match[2] not in VERBS:
        message = f"unknown verb {match[2]}; one of {', '.join(VERBS)}"
        raise CypherTextError(message, line)


def _columns(text: str, line: int) -> dict[str, str]:
    if text == "none":
        return {}
    columns: dict[str, str] = {}
    for part in text.split(","):
        match = _COLUMN.fullmatch(part.strip())
        if match is None:
            message = f"{part.strip()!r} is not a name and a type ({', '.join(SCALARS)}, LIST OF …)"
            raise CypherTextError(message, line)
        if match[1] in columns:
            message = f"{match[1]} is declared twice"
            raise CypherTextError(message, line)
        columns[match[1]] = match[2]
    return columns
