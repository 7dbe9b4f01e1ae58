"""Rows of time as SVG: an axis, bars, words. Nothing here knows what the rows are about."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from graph.analysis.text import wrapped
from graph.answers import Clocks
from viz.language import N_
from viz.timeline_axis import NARROW, PLACED, WIDE, Axis, Bar, Frame, Line, span
from viz.words import Words

PATTERNS: Final = ("unsure", "acting", "in_charge", "concurrent", "unknown", "conflict")
"""Fills that are drawn as a pattern; every other is plain."""

_SIGNS: Final = {
    "full": N_("in post"),
    "acting": "",
    "in_charge": "",
    "concurrent": "",
    "unsure": N_("perhaps in post"),
    "vacant": N_("vacant"),
    "unknown": N_("unknown"),
    "overlap": N_("several posts at once"),
    "conflict": N_("reports do not agree"),
    "ahead": N_("expected, lies ahead"),
    "term": N_("term or posting ends"),
    "informal": N_("only heard, nobody has confirmed it"),
}
"""What a legend says of each look of a bar; a way to hold a post has a word of its own."""

_HEAD: Final = 40
_LEAST_HEARD: Final = 12.0
"""A dashed outline narrower than this is not seen to be dashed."""


def drawn(lines: Sequence[Line], title: str, clocks: Clocks, words: Words) -> Markup:
    """The rows as two pictures, one for wide screens and one for phones; style sheets show one."""
    as_of = clocks.as_of
    begins, ends = span(lines, as_of)
    placed = any(line.place for line in lines)
    frames = [PLACED[frame] if placed else frame for frame in (WIDE, NARROW)]
    pictures = [_picture(lines, title, as_of, Axis(begins, ends, each), words) for each in frames]
    return Markup("").join([*pictures, _legend(lines, clocks, words)])


def _legend(lines: Sequence[Line], clocks: Clocks, words: Words) -> Markup:
    """What the signs mean that are in the picture."""
    drawn_as = {bar.look for line in lines for bar in line.bars}
    drawn_as |= {"term"} if any(line.marks for line in lines) else set()
    said = dict(_SIGNS)
    if clocks.as_of < clocks.known_on:
        said["ahead"] = N_("after the day shown")
    items = Markup("").join(
        Markup('<li><span class="sign sign-{}" aria-hidden="true"></span>{}</li>').format(
            look, words.say(text) if text else words.mode(look)
        )
        for look, text in said.items()
        if look in drawn_as
    )
    return Markup('<ul class="legend">{}</ul>').format(items)


def _picture(
    lines: Sequence[Line], title: str, as_of: date, axis: Axis, words: Words
) -> Markup:  # fmt: skip
    frame = axis.frame
    height = _HEAD + frame.row * len(lines) + 8
    inner = [
        _patterns(frame),
        _scale(axis, height, words),
        *_rows(lines, axis),
        _today(as_of, axis, height, words),
    ]
    return Markup(
        '<svg class="timeline timeline-{name}" xmlns="http://www.w3.org/2000/svg" role="img" '
        'viewBox="0 0 {width} {height}" aria-labelledby="timeline-{name}-title">'
        '<title id="timeline-{name}-title">{title}</title>{inner}</svg>'
    ).format(
        name=frame.name, width=frame.width, height=height, title=title, inner=Markup("").join(inner)
    )


def _patterns(frame: Frame) -> Markup:
    drawn_as = {
        "unsure": "M-2 2l4-4M0 8l8-8M6 10l4-4",
        "acting": "M-2 6l4 4M0 0l8 8M6-2l4 4",
        "in_charge": "M0 2h8M0 6h8",
        "concurrent": "M2 0v8M6 0v8",
        "unknown": "M1 4h2M5 4h2M1 0h2M5 0h2",
        "conflict": "M0 0l4 4l4-4M0 4l4 4l4-4",
    }
    made = (
        Markup(
            '<pattern id="fill-{frame}-{look}" width="8" height="8" patternUnits="userSpaceOnUse">'
            '<path class="weave weave-{look}" d="{path}"/></pattern>'
        ).format(frame=frame.name, look=look, path=drawn_as[look])
        for look in PATTERNS
    )
    return Markup("<defs>{}</defs>").format(Markup("").join(made))


def _scale(axis: Axis, height: int, words: Words) -> Markup:
    return Markup("").join(
        Markup(
            '<line class="grid" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>'
            '<text class="tick" x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'
        ).format(
            x=x, top=_HEAD - 4, bottom=height, y=_HEAD - 8, text=text, anchor=_anchor(x, axis, 24)
        )
        for x, text in axis.ticks(words)
    )


def _today(as_of: date, axis: Axis, height: int, words: Words) -> Markup:
    x = axis.at(as_of)
    anchor = _anchor(x, axis, 60)
    return Markup(
        '<line class="today" x1="{x}" x2="{x}" y1="16" y2="{height}"/>'
        '<text class="today-text" x="{at}" y="12" text-anchor="{anchor}">{text}</text>'
    ).format(
        x=x, height=height, at=axis.frame.plot[1] if anchor == "end" else x, anchor=anchor,
        text=words.day(as_of),
    )  # fmt: skip


def _anchor(x: float, axis: Axis, room: int) -> str:
    return "end" if x > axis.frame.plot[1] - room else "middle"


def _rows(lines: Sequence[Line], axis: Axis) -> Iterator[Markup]:
    frame = axis.frame
    for number, line in enumerate(lines):
        top = _HEAD + number * frame.row
        parts = [
            _stripe(frame, top, number),
            _words(line.label, frame.label, top + frame.text[0], "label", 13),
            _words(line.place, frame.label, top + frame.text[1], "note", 12),
            _words(line.note, frame.note, top + frame.text[2], "note", 12),
            *(_bar(bar, axis, top + frame.bar[0]) for bar in line.bars),
            *(_mark(day, axis, top + frame.bar[0]) for day in line.marks),
        ]
        yield Markup(
            '<a class="line line-{look}" href="{href}"><title>{title}</title>{parts}</a>'
        ).format(look=line.look, href=line.href, title=line.title, parts=Markup("").join(parts))


def _stripe(frame: Frame, top: int, number: int) -> Markup:
    return Markup('<rect class="stripe stripe-{}" x="0" y="{}" width="{}" height="{}"/>').format(
        number % 2, top, frame.width, frame.row
    )


def _words(text: str, room: tuple[int, int], y: int, name: str, size: int) -> Markup:
    if not text:
        return Markup("")
    shown = wrapped(text, room[1], size, 1)[0]
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(name, room[0], y, shown)


def _bar(bar: Bar, axis: Axis, y: int) -> Markup:
    frame = axis.frame
    left = axis.at(bar.begins) if bar.begins else axis.frame.plot[0]
    least = _LEAST_HEARD if bar.look == "informal" else 2.0
    width = max(least, round(axis.at(bar.ends) - left, 1))
    place = Markup('x="{}" y="{}" width="{}" height="{}"').format(left, y, width, frame.bar[1])
    made = Markup('<rect class="bar bar-{}" {}/>').format(bar.look, place)
    if bar.look in PATTERNS:
        made += Markup('<rect fill="url(#fill-{}-{})" {}/>').format(frame.name, bar.look, place)
    if bar.begins is None:
        middle = y + frame.bar[1] / 2
        made += Markup('<path class="open" d="M{} {}l-6 {}l6 {}"/>').format(
            left + 8, y, middle - y, middle - y
        )
    return made


def _mark(day: date, axis: Axis, y: int) -> Markup:
    x, height = axis.at(day), axis.frame.bar[1]
    return Markup('<path class="term" d="M{} {}v{}m-3 0h6"/>').format(x, y - 2, height + 4)
