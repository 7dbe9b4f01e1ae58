"""Who may read what: pure predicates over a viewer and what a report says of its readers.

The statements that read reports carry the same condition in Cypher; a test holds the two together.
What a viewer may not read does not exist for them: no answer, count or error may depend on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.vocabulary import Mark

SENSITIVE_CLEARANCE: Final = 2
"""Clearance that sensitive facts need, besides scope."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who reads.

    Attributes:
        account: whose eyes these are; None for somebody without an account.
        clearance: 0 to 2.
        scope: ids of all units in their scope, what is below them and what they became included.
    """

    account: str | None = None
    clearance: int = 0
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Readers:
    """What a report says of who may read it.

    Attributes:
        level: 0 every account; 1 whoever has all its units in scope and clearance 1; 2 its
            author and the readers it names.
        author: the account that wrote it down.
        units: the units it is about, fixed when it was recorded; a person's report also names
            the units where that person served that day. None known: its author alone.
    """

    level: int
    author: str | None = None
    named: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


def may_read(viewer: Viewer, report: Readers) -> bool:
    """Whether a viewer may read a report, by level, scope, clearance and name."""
    if report.level == 0:
        return True
    if viewer.account is None:
        return False
    if viewer.account == report.author:
        return True
    if report.level == 1:
        covered = bool(report.units) and report.units <= viewer.scope
        return covered and viewer.clearance >= 1
    return viewer.account in report.named


def may_know(viewer: Viewer, mark: Mark, units: Iterable[str]) -> bool:
    """Whether a viewer may know a fact so marked about people or posts of these units.

    Personal facts need all their units in scope, sensitive ones clearance 2 besides; a fact that
    belongs to no known unit is in nobody's scope.
    """
    if mark is Mark.ORDINARY:
        return True
    wanted = frozenset(units)
    within = bool(wanted) and wanted <= viewer.scope
    return within and (mark is Mark.PERSONAL or viewer.clearance >= SENSITIVE_CLEARANCE)
