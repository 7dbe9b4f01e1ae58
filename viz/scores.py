"""Scoreboards, blind spots and pairs to review as rows of tables."""

from collections.abc import Sequence

from graph.scoring import BlindSpots, Scores, Tally
from viz.heard import source_class
from viz.tables import Cell, Column, Row, Table
from viz.words import Words


def classes_table(found: Scores, words: Words) -> Table:
    """How often each class of source was right."""
    say = words.say
    rows = [_row(say("all together"), found.everything, words)]
    rows += [_row(source_class(each.of, words), each, words) for each in found.classes]
    return Table("classes", say("By class of source"), _columns(say("Source"), words), tuple(rows))


def officers_table(officers: Sequence[Tally], words: Words) -> Table:
    """How often what an officer wrote down came true."""
    say = words.say
    rows = tuple(_row(each.of, each, words) for each in officers)
    empty = say("Nothing an officer of yours wrote down is settled yet.")
    columns = _columns(say("Officer"), words)
    return Table("officers", say("By officer"), columns, rows, empty=empty)


def _columns(first: str, words: Words) -> tuple[Column, ...]:
    say = words.say
    return (
        Column(first),
        Column(say("Settled"), numeric=True),
        Column(say("Came true"), numeric=True),
        Column(say("Reliability")),
        Column(say("Brier score")),
        Column(say("Days ahead")),
    )


def _row(of: str, tally: Tally, words: Words) -> Row:
    say, told = words.say, tally.reliability
    settled = Cell(words.number(told.outcomes))
    few = Cell(say("not enough data"), mark="unknown")
    if not told.shown:
        return Row((Cell(of), settled, few, Cell(""), Cell(""), Cell("")))
    score = tally.score
    brier = Cell(words.number(round(score.score, 3))) if score and score.shown else few
    ahead = Cell("")
    if tally.lead:
        span = say("%(least)s to %(most)s", least=tally.lead.least, most=tally.lead.most)
        ahead = Cell(words.number(tally.lead.median), note=span)
    right = Cell(words.number(told.hits))
    earned = say("as a source graded %(letter)s", letter=told.letter)
    return Row((Cell(of), settled, right, Cell(words.percent(told.chance), note=earned), brier,
                ahead))  # fmt: skip


def silent_table(found: BlindSpots, words: Words) -> Table:
    """Units of which nothing is heard."""
    say = words.say
    columns = (
        Column(say("Unit")),
        Column(say("Heard of ever"), numeric=True),
        Column(say("Last"), short=True),
    )
    rows = tuple(
        Row((
            Cell(each.unit.name or each.unit.id, ("unit", each.unit.id)),
            Cell(words.number(each.reports)),
            Cell(words.day(each.last_at.astimezone().date()) if each.last_at else say("never")),
        ))
        for each in found.rows
    )  # fmt: skip
    empty = say("Something is heard of every unit.")
    return Table("silent", say("Blind spots"), columns, rows, empty=empty)
