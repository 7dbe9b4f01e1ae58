"""The generated demo office: an enforcement service (THADS) of invented people, from a seed.

``generate`` gives everything the desk of the southern office wrote down between October 2015 and
October 2026, as drafts in recorded order: decisions, half-yearly staff lists, registers, web news
and notes, with the delays, gaps and contradictions such a desk lives with. The units, posts and
rules are those of the field (domain.md); every person is invented. ``CASES`` and ``UNIT_CASES``
say where the worked cases are to be found; ``explain`` counts.

It is pure: it knows no database and no service, reads no clock, and draws every chance from the
seed.
"""

from graph.demo.build import generate, simulate
from graph.demo.cases import CASES, UNIT_CASES, Case
from graph.demo.desk import TODAY, Draft, Grading
from graph.demo.office import REFORM, START, Whisper
from graph.demo.summary import explain

__all__ = [
    "CASES",
    "REFORM",
    "START",
    "TODAY",
    "UNIT_CASES",
    "Case",
    "Draft",
    "Grading",
    "Whisper",
    "explain",
    "generate",
    "simulate",
]
