"""Signals as rows of a table; every row says that it is only heard."""

from collections.abc import Mapping
from typing import Final

from graph.evidence import LIKELIHOODS
from graph.heard import Board, Heard, SignalRow
from graph.vocabulary import Stance
from viz.happenings import part_cells
from viz.language import N_
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

STATES: Final[Mapping[str, str]] = {
    "unverified": N_("not verified"),
    "corroborated": N_("heard from several sides"),
    "confirmed": N_("confirmed"),
    "refuted": N_("refuted"),
    "expired": N_("expired"),
}
_BASES: Final[Mapping[str, str]] = {
    "none": N_("no voice that can be judged"),
    "low": N_("one origin"),
    "moderate": N_("two origins"),
    "high": N_("three origins or more"),
}
_LIKELY: Final = {each.code: each for each in LIKELIHOODS}


def signals_table(board: Board, words: Words) -> Table:
    """What is heard, the last heard of first."""
    say = words.say
    columns = (
        Column(say("What is heard")),
        Column(say("Of whom")),
        Column(say("When"), short=True),
        Column(say("How likely")),
        Column(say("State")),
        Column(say("Voices")),
    )
    rows = tuple(Row(_cells(row, words)) for row in board.rows)
    empty = say("Nothing of the kind is heard.")
    return Table("signals", say("Signals"), columns, rows, empty=empty)


def _cells(row: SignalRow, words: Words) -> tuple[Cell, ...]:
    say = words.say
    about = row.details.get("about")
    likely = getattr(_LIKELY[row.likelihood], words.language)
    sure = f"{words.percent(row.probability)}, {say(_BASES[row.base])}"
    until = say("worth following until %(day)s", day=words.day(row.expires_on))
    return (
        Cell(words.event(row.kind), mark="informal", note=str(about) if about else ""),
        Cell("", parts=part_cells(row.parts, words)),
        Cell(words.day(row.on) or say("unknown"), mark="" if row.on else "unknown"),
        Cell(likely, note=sure),
        Cell(say(STATES[row.state]), note=until),
        Cell("", parts=tuple(_voice(each, words) for each in row.voices)),
    )


def _voice(heard: Heard, words: Words) -> Cell:
    """A voice: its grade and what that means, its title and the day it was written down."""
    grade = f"{heard.reliability}{heard.credibility}"
    day = words.day(heard.recorded_at.astimezone().date())
    stance = words.stance(heard.stance) if heard.stance == Stance.CONTRADICTS else ""
    graded = words.grade(heard.reliability, heard.credibility)
    told = " · ".join(part for part in (stance, heard.title, day, graded) if part)
    return Cell(grade, note=told)
