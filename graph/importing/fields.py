"""Read single fields of foreign rows; what cannot be read becomes a problem with its place."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.dates import PartialDate, parse_date
from graph.importing.rows import Problem

MAX_TEXT: Final = 1_000
"""Longest name or id, in characters; an index entry holds no more than 8 kB."""

OPEN_ENDS: Final = frozenset({"9999-12-31", "9999-12", "9999"})
"""Written by some registers where they mean that there is no end."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class Notes:
    """What was noticed while reading: problems, refused keys, fields without a place."""

    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    ignored: Counter[str] = field(default_factory=Counter)

    def add(self, where: str, name: str, code: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(where, name, code, message))


@dataclass(frozen=True, slots=True)
class Record:
    """One object of the file with its place."""

    table: str
    where: str
    values: Mapping[str, Any]
    notes: Notes

    def problem(self, name: str, code: str, message: str) -> None:
        """Note a problem in a field of this record."""
        self.notes.add(self.where, name, code, message)

    def key(self, name: str) -> str | None:
        """A field as ids are compared: numbers as text, without spaces around; notes nothing."""
        value = self.values.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value.strip() if isinstance(value, str) else None

    def text(self, name: str) -> str | None:
        """A text field; None where it is absent, empty or unreadable (which is noted)."""
        value = self.values.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self.problem(name, "unreadable_text", f"{name} is no text; it was left out")
            return None
        if _CONTROL.search(value):
            message = f"{name} holds characters that no text may hold; it was left out"
            self.problem(name, "unreadable_text", message)
            return None
        if len(value) > MAX_TEXT:
            message = f"{name} has {len(value)} characters, at most {MAX_TEXT}; it was left out"
            self.problem(name, "too_long", message)
            return None
        return value.strip() or None

    def date(self, name: str) -> PartialDate | None:
        """A date field; None where it is absent.

        Raises:
            ValueError: it cannot be read; noted before it is raised.
        """
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return parse_date(value.strip() if isinstance(value, str) else repr(value))
        except ValueError as error:
            shown = str(error) if len(str(error)) < 200 else "it is too long for a date"
            self.problem(name, "unreadable_date", f"{name} cannot be read: {shown}")
            raise

    def optional_date(self, name: str) -> PartialDate | None:
        """A date field the rest of the record can do without."""
        try:
            return self.date(name)
        except ValueError:
            return None

    def end_date(self, name: str) -> PartialDate | None:
        """A date field in which the year 9999 means that there is no end."""
        value = self.values.get(name)
        if isinstance(value, str) and value in OPEN_ENDS:
            message = f"{name} {self.values[name]} was read as no end"
            self.problem(name, "open_end", message)
            return None
        return self.date(name)

    def ignore_all_but(self, known: frozenset[str]) -> None:
        """Count the fields that canbo has no place for."""
        for name, value in self.values.items():
            if name not in known and value not in (None, "", [], {}):
                self.notes.ignored[f"{self.table}.{_CONTROL.sub('?', name)[:100]}"] += 1
