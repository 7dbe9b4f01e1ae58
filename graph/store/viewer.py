"""Who is looking."""

from dataclasses import dataclass
from typing import Final

from graph.answers import Clash
from graph.vocabulary import KINDS, Mark


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader of the graph.

    Attributes:
        clearance: the highest level of report they may read. Every answer of this version comes
            from the base layer, which is level 0 and the same for everybody.
        marks: which kinds of event and which fields of their details they may read.
    """

    clearance: int = 0
    marks: frozenset[Mark] = frozenset({Mark.ORDINARY})

    @property
    def kinds(self) -> list[str]:
        """The kinds of event they may read."""
        return [code for code, kind in KINDS.items() if kind.mark in self.marks]

    def may_read(self, kind: str, field: str) -> bool:
        """Whether a field of the details of such an event is for them."""
        detail = KINDS[kind].details.get(field)
        return detail is not None and detail.mark in self.marks

    def may_know(self, clash: Clash) -> bool:
        """Whether what a conflict is about is for them: an attribute of a person may not be."""
        about = clash.values[0] if clash.code == "attribute_differs" else None
        marks = {
            kind.details[source].mark if source in kind.details else kind.mark
            for kind in KINDS.values()
            for name, source in kind.effect.sets.items()
            if name == about
        }
        return marks <= self.marks


BASE: Final = Viewer()
"""Somebody who may read what everybody may."""

OPERATOR: Final = Viewer(marks=frozenset(Mark))
"""Whoever owns the data folder: no mark hides from them what official reports of level 0 say."""
