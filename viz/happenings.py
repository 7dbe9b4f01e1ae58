"""Events and reports as rows of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.answers import PersonRef, PostRef
from graph.model import Json
from graph.papers import Happening, Paper, Part, Said
from graph.vocabulary import Mode, Role
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

_PLAIN: Final = frozenset({Role.WHO, Role.POST, Role.UNIT})
"""Roles that say no more than what kind of thing it is."""


def events_table(happenings: Sequence[Happening], words: Words, about: str = "") -> Table:
    """What happened, newest first; ``about`` is what all of it is about and need not be named."""
    say = words.say
    rows = [
        Row(
            (
                event_cell(each, words),
                *_of_event(each, words, about),
                sure_cell(each.confidence, words),
            )
        )
        for each in happenings
    ]
    columns = (
        Column(say("Event")),
        Column(say("Day"), short=True),
        Column(say("Concerns")),
        Column(say("How sure"), short=True),
    )
    empty = say("No event is on record up to that day.")
    return Table("events", say("Events"), columns, tuple(rows), empty=empty)


def voices_table(heard: Sequence[tuple[Said, Paper]], words: Words) -> Table:
    """Who says so: a row for each word on an event."""
    say = words.say
    rows = [
        Row(
            (
                Cell(paper.number or paper.title or words.report(paper.kind),
                     ("report", paper.id), note=paper.title or "" if paper.number else ""),
                Cell(words.report(paper.kind)),
                Cell(words.day(paper.issued_on)),
                Cell(words.day(paper.received_at.astimezone().date())),
                *_of_word(said, words),
            ),
            "past" if said.retracted_at else "",
        )
        for said, paper in heard
    ]  # fmt: skip
    columns = (
        Column(say("Report")),
        Column(say("Kind")),
        Column(say("Issued on"), short=True),
        Column(say("Received on"), short=True),
        *_word_columns(words),
    )
    return Table("reports", say("Who says so"), columns, tuple(rows))


def said_table(told: Sequence[tuple[Said, Happening]], words: Words) -> Table:
    """What a report says: a row for each word in it."""
    say = words.say
    rows = [
        Row(
            (event_cell(each, words), *_of_event(each, words), *_of_word(said, words)),
            "past" if said.retracted_at else "",
        )
        for said, each in told
    ]
    columns = (
        Column(say("Event")),
        Column(say("Day"), short=True),
        Column(say("Concerns")),
        *_word_columns(words),
    )
    return Table("events", say("What the report says"), columns, tuple(rows))


def event_cell(event: Happening, words: Words) -> Cell:
    """An event, leading to its page."""
    return Cell(words.event(event.kind), ("event", event.id))


def part_cells(parts: Sequence[Part], words: Words) -> tuple[Cell, ...]:
    """Who and what an event names, each with what it is to the event."""
    return tuple(_named(part, words) for part in parts)


def detail_cells(details: Mapping[str, Json], words: Words) -> tuple[tuple[str, Cell], ...]:
    """The details of an event, in words."""
    return tuple(
        (words.attribute(name), detail(name, value, words))
        for name, value in details.items()
        if value is not None and value != ""
    )


def sure_cell(confidence: float | None, words: Words) -> Cell:
    """How sure it is."""
    return Cell(words.say("cannot be judged") if confidence is None else words.percent(confidence))


def _of_event(event: Happening, words: Words, about: str = "") -> tuple[Cell, Cell]:
    others = [part for part in event.parts if part.node.id != about]
    until = words.say("to %(day)s", day=words.day(event.until)) if event.until else ""
    on = (
        Cell(words.day(event.on), note=until)
        if event.on
        else Cell(words.say("unknown"), mark="unknown")
    )
    plain = (replace(cell, note="") if part.role in _PLAIN else cell
             for part, cell in zip(others, part_cells(others, words), strict=True))  # fmt: skip
    return on, Cell("", parts=tuple(plain))


def _of_word(said: Said, words: Words) -> tuple[Cell, Cell, Cell]:
    grade = f"{said.reliability}{said.credibility}"
    stance = words.stance(said.stance)
    if said.retracted_at:
        taken = words.say("taken back %(moment)s", moment=words.moment(said.retracted_at))
        stance_cell = Cell(taken, mark="ended", note=said.why or "")
    else:
        stance_cell = Cell(stance, mark="vacant" if said.stance == "contradicts" else "")
    row = Cell(said.row or "")
    return row, stance_cell, Cell(grade, note=words.grade(said.reliability, said.credibility))


def _word_columns(words: Words) -> tuple[Column, Column, Column]:
    say = words.say
    return Column(say("Row")), Column(say("Stance"), short=True), Column(say("Grade"))


def _named(part: Part, words: Words) -> Cell:
    role = words.role(part.role)
    node = part.node
    if isinstance(node, PersonRef):
        return Cell(node.name or node.id, ("person", node.id), note=role)
    if isinstance(node, PostRef):
        where = f", {node.unit.name}" if node.unit and node.unit.name else ""
        return Cell(f"{node.title or node.id}{where}", ("position", node.id), note=role)
    return Cell(node.name or node.id, ("unit", node.id), note=role)


def detail(name: str, value: Json, words: Words) -> Cell:
    """A field of an event's details, in words."""
    if name == "ends":
        return Cell(words.say("the event that began it"), ("event", str(value)))
    if isinstance(value, bool):
        return Cell(words.say("yes") if value else words.say("no"))
    if isinstance(value, list):
        return Cell(", ".join(str(each) for each in value))
    if isinstance(value, int | float):
        return Cell(words.number(value))
    text = str(value)
    if name == "mode" and text in set(Mode):
        return Cell(words.mode(text))
    return Cell(
        {
            "kind": words.unit_kind,
            "rank": words.rank,
            "birth_date": words.day,
            "outcome": words.outcome,
        }.get(name, str)(text)
    )
