"""Whom one is to ask again, as a table."""

from graph.services.calling_back import CallBack, CallBacks
from viz.happenings import part_cells
from viz.heard import about
from viz.tables import Cell, Column, Row, Table
from viz.words import Words


def call_backs_table(found: CallBacks, words: Words) -> Table:
    """Notes one follows whose source is to be asked again, the first due first."""
    say = words.say
    columns = (
        Column(say("Ask again on"), short=True),
        Column(say("What is heard")),
        Column(say("Of whom")),
    )
    rows = tuple(Row(_cells(each, words), anchor=each.report) for each in found.rows)
    return Table("call-backs", say("To ask again"), columns, rows)


def _cells(each: CallBack, words: Words) -> tuple[Cell, ...]:
    late = words.say("the day has passed") if each.days_left < 0 else ""
    row = each.signal
    return (
        Cell(words.day(each.on), mark="vacant" if late else "", note=late),
        Cell(words.event(row.kind), ("signal", row.id), "informal", about(row)),
        Cell("", parts=part_cells(row.parts, words)),
    )
