"""Who may read what: a viewer, what a report says of its readers, and pure predicates over both.

The statements that read reports and events carry the same conditions in Cypher; tests hold the two
together. What a viewer may not read does not exist for them: no answer, count or error may depend
on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from graph.vocabulary import KINDS, Mark

SENSITIVE_CLEARANCE: Final = 2
"""Clearance that sensitive facts need, besides scope."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who reads.

    Attributes:
        account: whose eyes these are; None for somebody without an account.
        clearance: 0 to 2.
        scope: ids of all units in their scope, what is below them and what they became included.
        everywhere: whether every unit is in their scope, those still to come too.
    """

    account: str | None = None
    clearance: int = 0
    scope: frozenset[str] = field(default=frozenset(), repr=False)
    everywhere: bool = False

    def covers(self, units: Iterable[str]) -> bool:
        """Whether all these units are in scope; what belongs to no known unit is in nobody's."""
        wanted = frozenset(units)
        return bool(wanted) and (self.everywhere or wanted <= self.scope)

    def reaches(self, units: Iterable[str]) -> bool:
        """Whether all these units are in scope; who has every unit has what is of none, too."""
        return self.everywhere or self.covers(units)

    def may_know(self, mark: Mark, units: Iterable[str]) -> bool:
        """Whether a fact so marked about people or posts of these units is for them.

        Personal facts need all their units in scope, sensitive ones clearance 2 besides. Whoever
        is cleared for every unit is so for people of whom no unit is known.
        """
        if mark is Mark.ORDINARY:
            return True
        cleared = mark is Mark.PERSONAL or self.clearance >= SENSITIVE_CLEARANCE
        return cleared and self.reaches(units)

    def may_read(self, kind: str, name: str, units: Iterable[str]) -> bool:
        """Whether a field of the details of an event about people of these units is for them."""
        detail = KINDS[kind].details.get(name)
        return detail is not None and self.may_know(detail.mark, units)

    @cached_property
    def params(self) -> dict[str, object]:
        """The viewer as statements take it, under ``$viewer``.

        ``kinds`` are for them wherever they happen, ``scoped_kinds`` only in their scope.
        """
        marked = {code: kind.mark for code, kind in KINDS.items()}
        open_kinds = [code for code, mark in marked.items() if self.may_know(mark, ())]
        return {
            "account": self.account,
            "clearance": self.clearance,
            "everywhere": self.everywhere,
            "scope": sorted(self.scope),
            "kinds": open_kinds,
            "scoped_kinds": [
                code
                for code, mark in marked.items()
                if code not in open_kinds and self.may_know(mark, self.scope)
            ],
        }


def mark_of(attribute: str) -> Mark:
    """The strictest mark of anything an attribute of a person is taken from."""
    marks = [
        kind.details[source].mark if source in kind.details else kind.mark
        for kind in KINDS.values()
        for name, source in kind.effect.sets.items()
        if name == attribute
    ]
    return max(marks, key=list(Mark).index, default=Mark.ORDINARY)


BASE: Final = Viewer()
"""Somebody who may read what everybody may."""

OPERATOR: Final = Viewer("operator", SENSITIVE_CLEARANCE, everywhere=True)
"""Whoever owns the data folder: in scope everywhere; what names its readers stays theirs."""


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
        return viewer.clearance >= 1 and viewer.covers(report.units)
    return viewer.account in report.named
