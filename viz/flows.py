"""From where to where people go: tables of it, and a picture of pairs of units by year.

In the picture every number is written; how dark its field is only repeats it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from graph.analysis.ordering import unit_key
from graph.analysis.text import wrapped
from graph.answers import UnitRef
from graph.rotating import Flow, Flows, Traffic
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

PAIRS: Final = 12
"""Pairs of units the picture shows."""

COLUMNS: Final = 20
"""Years the picture shows."""


def flows_table(found: Flows, words: Words) -> Table:
    """From where to where people went, newest year first."""
    say = words.say
    columns = (
        Column(say("Year"), short=True),
        Column(say("From unit")),
        Column(say("To unit")),
        Column(say("Number of moves"), numeric=True),
        Column(say("To a higher post"), numeric=True),
    )
    rows = tuple(
        Row((
            Cell(str(row.year)),
            _unit(row.origin),
            _unit(row.to),
            Cell(words.number(row.moves)),
            Cell(words.number(row.rose)),
        ), anchor=f"flow-{number}")
        for number, row in enumerate(found.rows)
    )  # fmt: skip
    empty = say("Nobody moved between units here in these years, as far as is known.")
    return Table("flows", say("Moves by year"), columns, rows, empty=empty)


def feeders_table(found: Flows, words: Words) -> Table:
    """Units from which people go on to higher posts elsewhere, most first."""
    empty = words.say("Nobody is known to have gone from here to a higher post in another unit.")
    return _traffic("feeders", words.say("Feeders"), found.feeders, empty, words)


def dead_ends_table(found: Flows, words: Words) -> Table:
    """Units people came to and nobody went on from."""
    empty = words.say("From every unit that several people came to, somebody went on.")
    return _traffic("dead-ends", words.say("Dead ends"), found.dead_ends, empty, words)


def _traffic(
    name: str, caption: str, listed: Sequence[Traffic], empty: str, words: Words
) -> Table:  # fmt: skip
    say = words.say
    columns = (
        Column(say("Unit")),
        Column(say("Went on to a higher post"), numeric=True),
        Column(say("Went out"), numeric=True),
        Column(say("Came in"), numeric=True),
    )
    rows = tuple(
        Row((_unit(each.unit), *(Cell(words.number(n)) for n in (each.rose, each.went, each.came))))
        for each in listed
    )
    return Table(name, caption, columns, rows, empty=empty)


def _unit(unit: UnitRef) -> Cell:
    return Cell(unit.name or unit.id, ("unit", unit.id))


@dataclass(slots=True)
class _Pair:
    """Moves from one unit to another: how many in each year, and how many in all."""

    origin: UnitRef
    to: UnitRef
    years: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    total: int = 0
    href: str = "#t-flows"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The measures of one rendering, in units of the picture."""

    name: str
    width: int
    row: int
    label: int
    texts: tuple[int, int]
    plot: tuple[int, int]
    field: tuple[int, int]


_FRAMES: Final = (
    _Frame("wide", 1000, 44, 400, (18, 35), (420, 930), (7, 30)),
    _Frame("narrow", 380, 76, 372, (15, 31), (4, 336), (40, 28)),
)
_HEAD: Final = 26


def flows_picture(found: Flows, years: int, shown: int, words: Words) -> Markup:
    """The pairs of units with most moves, a row each, a field for each year; empty for none.

    Args:
        years: how many were asked for; the last twenty of them are drawn.
        shown: how many rows of the table are on the page, for a row to lead to.
    """
    pairs = sorted(_pairs(found.rows, shown), key=_most_first)[:PAIRS]
    if not pairs:
        return Markup("")
    last = found.clocks.as_of.year
    columns = range(last - min(years, COLUMNS) + 1, last + 1)
    return Markup("").join(_picture(pairs, columns, each, words) for each in _FRAMES)


def _most_first(pair: _Pair) -> tuple[int, object, object]:
    return -pair.total, unit_key(pair.origin), unit_key(pair.to)


def _pairs(rows: Sequence[Flow], shown: int) -> list[_Pair]:
    found: dict[tuple[str, str], _Pair] = {}
    for number, row in enumerate(rows):
        key = row.origin.id, row.to.id
        if key not in found:
            found[key] = _Pair(row.origin, row.to)
            if number < shown:
                found[key].href = f"#flow-{number}"
        found[key].years[row.year] += row.moves
        found[key].total += row.moves
    return list(found.values())


def _picture(pairs: Sequence[_Pair], years: range, frame: _Frame, words: Words) -> Markup:
    height = _HEAD + frame.row * len(pairs) + 4
    most = max(number for pair in pairs for number in pair.years.values())
    title = words.say("Moves between units by year, the pairs with most moves")
    inner = [
        *_years(years, frame, words),
        *(_row(pair, place, most, years, frame, words) for place, pair in enumerate(pairs)),
    ]
    return Markup(
        '<svg class="timeline timeline-{name}" xmlns="http://www.w3.org/2000/svg" role="img" '
        'viewBox="0 0 {width} {height}" aria-labelledby="flows-{name}-title">'
        '<title id="flows-{name}-title">{title}</title>{inner}</svg>'
    ).format(
        name=frame.name, width=frame.width, height=height, title=title, inner=Markup("").join(inner)
    )


def _years(years: range, frame: _Frame, words: Words) -> Iterator[Markup]:
    step = _step(years, frame)
    every = 1 if step >= 34 else 2 if step >= 17 else 5
    for place, year in enumerate(years):
        if (years[-1] - year) % every == 0:
            yield _text("tick", frame.plot[0] + step * (place + 0.5), _HEAD - 8, str(year))
    yield _text("tick", _total_at(frame), _HEAD - 8, words.say("in all"))


def _row(
    pair: _Pair, place: int, most: int, years: range, frame: _Frame, words: Words
) -> Markup:  # fmt: skip
    top = _HEAD + frame.row * place
    names = (pair.origin.name or pair.origin.id, f"→ {pair.to.name or pair.to.id}")
    told = ", ".join(f"{year}: {words.number(pair.years[year])}" for year in sorted(pair.years))
    parts = [
        Markup('<rect class="stripe stripe-{}" x="0" y="{}" width="{}" height="{}"/>').format(
            place % 2, top, frame.width, frame.row
        ),
        *(_label(name, text, top + y, frame)
          for name, text, y in zip(("label", "note"), names, frame.texts, strict=True)),
        *(_field(pair.years.get(year, 0), most, number, years, top, frame, words)
          for number, year in enumerate(years)),
        _text("label", _total_at(frame), _middle(top, frame), words.number(pair.total)),
    ]  # fmt: skip
    return Markup('<a class="line" href="{}"><title>{}</title>{}</a>').format(
        pair.href, f"{' '.join(names)} · {told}", Markup("").join(parts)
    )


def _field(
    number: int, most: int, place: int, years: range, top: int, frame: _Frame, words: Words
) -> Markup:  # fmt: skip
    """One year of a pair: a field the darker, the more moves, with their number on it."""
    step = _step(years, frame)
    left = round(frame.plot[0] + step * place + 1, 1)
    shade = 0 if not number else 1 + (round(3 * (number - 1) / (most - 1)) if most > 1 else 0)
    made = Markup('<rect class="heat heat-{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        shade, left, top + frame.field[0], round(step - 2, 1), frame.field[1]
    )
    if not number:
        return made
    look = f"count count-{shade}"
    return made + _text(look, left + step / 2 - 1, _middle(top, frame), words.number(number))


def _step(years: range, frame: _Frame) -> float:
    return (frame.plot[1] - frame.plot[0]) / len(years)


def _middle(top: int, frame: _Frame) -> float:
    return top + frame.field[0] + frame.field[1] / 2 + 4.5


def _total_at(frame: _Frame) -> float:
    return (frame.plot[1] + frame.width) / 2


def _text(look: str, x: float, y: float, text: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>').format(
        look, round(x, 1), y, text
    )


def _label(look: str, text: str, y: int, frame: _Frame) -> Markup:
    shown = wrapped(text, frame.label, 13, 1)[0]
    return Markup('<text class="{}" x="6" y="{}">{}</text>').format(look, y, shown)
