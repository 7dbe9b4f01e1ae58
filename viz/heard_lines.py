"""What is heard as rows of a timeline: dashed, after the official ones, and moving none of them."""

from collections.abc import Iterable, Iterator
from datetime import date

from graph.answers import PersonRef
from graph.dates import ONE_DAY, parse_date
from graph.heard import SignalRow
from graph.signals import Act, act_of
from viz.heard import likely, told
from viz.timeline_axis import Bar, Line
from viz.words import Words

INFORMAL = "informal"


def heard_lines(signals: Iterable[SignalRow], words: Words) -> Iterator[tuple[date, Line]]:
    """A row for each signal of which a day was heard; the table below the picture has them all."""
    for row in signals:
        if row.on is None:
            continue
        on = parse_date(row.on)
        ends = on.latest + ONE_DAY
        if row.until and act_of(row.kind) is Act.ARRIVES:
            ends = max(ends, parse_date(row.until).ended_by)
        people = [part.node.name for part in row.parts if isinstance(part.node, PersonRef)]
        name = ": ".join((words.event(row.kind), *(each for each in people if each)))
        grades = " ".join(f"{each.reliability}{each.credibility}" for each in row.voices)
        note = f"{words.day(row.on)} · {likely(row, words)} {words.percent(row.probability)}"
        bar = Bar(on.earliest, ends, INFORMAL)
        title = f"{words.lane(INFORMAL)} · {told(row, words)} · {grades}"
        yield on.earliest, Line(INFORMAL, name, note, title, "#t-signals", (bar,))
