"""What every reader makes: rows of events, and problems with their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Event, Node


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that is refused or doubtful, and where it stands.

    Attributes:
        where: the row, as a path into the file.
        field: the field, or an empty string for the whole row.
        code: a stable word for programs.
        message: what is wrong and what was done about it, for people.
    """

    where: str
    field: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a file as what it asserts.

    Attributes:
        key: what names the row in its register, whatever its place in the file.
        events: what it asserts.
        people, positions, units: the nodes these events are about.
    """

    key: str
    where: str
    events: tuple[Event, ...]
    people: tuple[Node, ...] = ()
    positions: tuple[Node, ...] = ()
    units: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file, read.

    Attributes:
        refused: keys of rows that are in the file but were refused: what an earlier file of the
            register said in their place still stands.
        ignored: how often each field was met that canbo has no place for.
    """

    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...] = ()
    refused: frozenset[str] = frozenset()
    ignored: Mapping[str, int] = field(default_factory=dict)
