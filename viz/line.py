"""Who led a unit, through mergers and splits: the units of the line, and its heads in order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from graph.answers import PostRef, Stretch, Succession, Tenure
from graph.dates import parse_date
from graph.rotating import Ancestor, Line
from graph.services.stretches import empty_stretches
from viz.spells import succession_table
from viz.tables import Cell, Column, Row, Table
from viz.timeline import heads_picture
from viz.words import Words

Gap = tuple[PostRef, Stretch]
"""The post of a head, and a stretch on which certainly nobody held it."""


def vacancies(found: Line) -> tuple[Gap, ...]:
    """When each post of a head in a line was empty, oldest first, up to the end of its unit.

    Nothing is said of the time before the first head on record.
    """
    by_post: dict[str, list[Tenure]] = defaultdict(list)
    for held in found.heads:
        by_post[held.post.id].append(held)
    ends = {each.unit.id: each.dissolved_on for each in found.units}
    gaps = [
        (held[0].post, gap)
        for held in by_post.values()
        for gap in empty_stretches(held, found.clocks.as_of, _end_of(held[0].post, ends))
    ]
    return tuple(sorted(gaps, key=lambda each: (each[1].start, each[0].id)))


def _end_of(post: PostRef, ends: Mapping[str, str | None]) -> date | None:
    ended = ends.get(post.unit.id) if post.unit else None
    return parse_date(ended).earliest if ended else None


def units_of_line(found: Line, words: Words) -> Table:
    """The units a unit came from and became, the earliest first."""
    say = words.say
    columns = (
        Column(say("Unit")),
        Column(say("In the line")),
        Column(say("Established"), short=True),
        Column(say("Ended"), short=True),
        Column(say("Heads on record"), numeric=True),
    )
    led: dict[str, set[str]] = defaultdict(set)
    for held in found.heads:
        if held.post.unit:
            led[held.post.unit.id].add(held.person.id)
    rows = tuple(_unit_row(each, len(led[each.unit.id]), words) for each in found.units)
    return Table("units", say("Units of the line"), columns, rows)


def _unit_row(each: Ancestor, heads: int, words: Words) -> Row:
    unknown = Cell(words.say("unknown"), mark="unknown")
    ended = words.day(each.dissolved_on)
    return Row((
        Cell(each.unit.name or each.unit.id, ("unit", each.unit.id)),
        Cell(_relation(each.distance, words), note=_far(each.distance, words)),
        Cell(words.day(each.established_on)) if each.established_on else unknown,
        Cell(ended, mark="ended" if ended else ""),
        Cell(words.number(heads)) if heads else unknown,
    ))  # fmt: skip


def _relation(distance: int, words: Words) -> str:
    if distance == 0:
        return words.say("the unit itself")
    return words.say("it came from this") if distance < 0 else words.say("it became this")


def _far(distance: int, words: Words) -> str:
    if abs(distance) < 2:
        return ""
    return words.count("%(num)s reorganisation away", "%(num)s reorganisations away", abs(distance))


def heads_table(found: Line, empty: Sequence[Gap], words: Words) -> Table:
    """Who headed the units of a line, oldest first; a stretch without anybody is a row."""
    caption = words.say("Heads in order")
    if not found.heads:
        told = words.say("No head of these units is on record up to that day.")
        return Table("heads", caption, (), (), empty=told)
    gaps = tuple(gap for _, gap in empty)
    merged = Succession(found.heads[0].post, found.clocks, found.heads, gaps, ())
    table = succession_table(merged, words)
    vacant = (post for post, _ in empty)
    rows = tuple(_with_unit(row, found.heads, vacant) for row in table.rows)
    columns = (table.columns[0], Column(words.say("Unit")), *table.columns[1:])
    return replace(table, name="heads", caption=caption, columns=columns, rows=rows)


def _with_unit(row: Row, heads: Sequence[Tenure], vacant: Iterator[PostRef]) -> Row:
    """A row with the post it is about: that of its tenure or, in order, of a gap."""
    number = row.anchor.removeprefix("tenure-")
    post = heads[int(number) - 1].post if number else next(vacant)
    return replace(row, cells=(row.cells[0], _post(post), *row.cells[1:]))


def _post(post: PostRef) -> Cell:
    unit = post.unit.name or post.unit.id if post.unit else ""
    return Cell(unit or post.id, ("position", post.id), note=post.title or "")


def heads_of_line(found: Line, empty: Sequence[Gap], words: Words) -> Markup:
    """The same as a picture; empty for none."""
    name = found.unit.name or found.unit.id
    title = words.say("Heads of %(unit)s and of the units of its line", unit=name)
    return heads_picture(found.heads, empty, title, found.clocks, words)
