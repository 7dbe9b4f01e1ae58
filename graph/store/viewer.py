"""Who is looking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader of the graph.

    Attributes:
        clearance: the highest level of report they may read. Every answer of this version comes
            from the base layer, which is level 0 and the same for everybody.
    """

    clearance: int = 0


BASE = Viewer()
"""Somebody who may read what everybody may."""
