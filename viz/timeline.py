"""Who held a post, and where a person has been, as pictures of time.

Every bar says in words what it is and leads to the row of the table that says the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from markupsafe import Markup

from graph.answers import Clash, Clocks, History, Overlap, PostRef, Stretch, Succession, Tenure
from graph.dates import ONE_DAY, UNKNOWN_START, gaps
from graph.heard import SignalRow
from graph.vocabulary import Lane, Mode
from viz.heard_lines import heard_lines
from viz.timeline_axis import Bar, Line
from viz.timeline_svg import drawn
from viz.words import Words

FULL: Final = "full"


def succession_picture(
    found: Succession, words: Words, signals: Sequence[SignalRow] = ()
) -> Markup:
    """Who held a post, a row each; a stretch nobody held it, or nobody certainly, is a row too.

    What is heard is dashed and comes after all that is official.
    """
    as_of = found.clocks.as_of
    post = found.post.title or found.post.id
    rows = [*_tenures(found.tenures, found.clocks, words, of_person=False)]
    rows += _stretches(found.gaps, "vacant", words.say("vacant"), as_of, words)
    rows += _stretches(_unknown(found), "unknown", words.say("unknown"), as_of, words)
    rows += _clashes(found.conflicts, as_of, words)
    title = words.say("Timeline of the post %(post)s", post=post)
    return _picture(rows, title, found.clocks, words, signals)


def career_picture(found: History, words: Words, signals: Sequence[SignalRow] = ()) -> Markup:
    """Where a person has been, a row for each post; gaps and several posts at once are rows too.

    What is heard is dashed and comes after all that is official.
    """
    as_of = found.clocks.as_of
    rows = [*_tenures(found.tenures, found.clocks, words, of_person=True)]
    rows += _stretches(found.gaps, "vacant", words.say("no post on record"), as_of, words)
    rows += _overlaps(found.overlaps, as_of, words)
    rows += _clashes(found.conflicts, as_of, words)
    title = words.say("Career of %(person)s", person=found.person.name or found.person.id)
    return _picture(rows, title, found.clocks, words, signals)


def heads_picture(
    heads: Sequence[Tenure],
    vacant: Iterable[tuple[PostRef, Stretch]],
    title: str,
    clocks: Clocks,
    words: Words,
) -> Markup:
    """Who headed one unit after another, a row each with the unit; a vacancy is a row too."""
    told = _tenures(heads, clocks, words, of_person=False)
    rows = [
        (day, replace(line, place=_unit(held)))
        for held, (day, line) in zip(heads, told, strict=True)
    ]
    for post, gap in vacant:
        found = _stretches([gap], "vacant", words.say("vacant"), clocks.as_of, words)
        place = (post.unit.name or post.unit.id) if post.unit else ""
        rows += [(day, replace(line, place=place, href="#t-heads")) for day, line in found]
    return _picture(rows, title, clocks, words, ())


def _picture(
    rows: Sequence[tuple[date, Line]],
    title: str,
    clocks: Clocks,
    words: Words,
    signals: Sequence[SignalRow],
) -> Markup:
    heard = heard_lines(signals, words)
    lines = [line for part in (rows, heard) for _, line in sorted(part, key=lambda row: row[0])]
    return drawn(lines, title, clocks, words) if lines else Markup("")


def _tenures(
    tenures: Sequence[Tenure], clocks: Clocks, words: Words, *, of_person: bool
) -> Iterator[tuple[date, Line]]:
    for number, held in enumerate(tenures, start=1):
        place = ""
        name = held.person.name or held.person.id
        if of_person:
            name, place = held.post.title or held.post.id, _unit(held)
        mode = "" if held.mode == Mode.FULL else words.mode(held.mode)
        dates = f"{_from(held, words)} – {_to(held, words)}"
        ahead = _ahead(held, words)
        told = [name, place, mode, dates, *ahead]
        yield (
            held.widest[0] or held.sure[0] or UNKNOWN_START,
            Line(
                look="informal" if held.lane == Lane.INFORMAL else "tenure",
                label=name,
                note=" · ".join(part for part in (mode, dates) if part),
                title=" · ".join(part for part in told if part),
                href=f"#tenure-{number}",
                bars=tuple(_bars(held, clocks.as_of)),
                marks=tuple(_marks(held)),
                place=place,
            ),
        )


def _unit(held: Tenure) -> str:
    unit = held.post.unit
    return (unit.name or unit.id) if unit else ""


def _from(held: Tenure, words: Words) -> str:
    return words.day(held.start) if held.start else words.say("unknown")


def _to(held: Tenure, words: Words) -> str:
    if held.end:
        return words.day(held.end)
    return words.say("still") if held.end_basis is None else words.say("unknown")


def _ahead(held: Tenure, words: Words) -> list[str]:
    told = []
    if held.term_to:
        told.append(words.say("term to %(day)s", day=words.day(held.term_to)))
    if held.returns_on:
        told.append(words.say("return expected %(day)s", day=words.day(held.returns_on)))
    return told


def _bars(held: Tenure, as_of: date) -> Iterator[Bar]:
    """What may be held, what certainly is, and what lies ahead."""
    today = as_of + ONE_DAY
    may_from, may_to = held.widest
    sure_from, sure_to = held.sure[0] or today, min(held.sure[1] or today, today)
    until = min(may_to or today, today)
    first = min(sure_from, until)
    if may_from is None or may_from < first:
        yield Bar(may_from, first, "unsure")
    if sure_from < sure_to:
        yield Bar(sure_from, sure_to, held.mode)
    last = max(first, sure_to) if sure_from < sure_to else first
    if last < until:
        yield Bar(last, until, "unsure")
    ends = may_to or max(_marks(held), default=None)
    if ends and ends > today:
        yield Bar(max(today, may_from or today), ends, "ahead")
    elif may_from and may_from == may_to:
        yield Bar(may_from, may_from, held.mode)


def _marks(held: Tenure) -> Iterator[date]:
    left = held.widest[1]
    if held.term_to and (left is None or held.term_to < left):
        yield held.term_to
    if held.returns_on and left is None:
        year, month, day = [*held.returns_on.split("-"), "01", "01"][:3]
        yield date(int(year), int(month), int(day))


def _stretches(
    found: Iterable[Stretch], look: str, label: str, as_of: date, words: Words
) -> Iterator[tuple[date, Line]]:
    for each in found:
        note = _dates(each.start, each.end, words)
        bar = Bar(each.start, each.end or as_of + ONE_DAY, look)
        yield each.start, Line(look, label, note, f"{label} · {note}", "#t-holders", (bar,))


def _unknown(found: Succession) -> Iterator[Stretch]:
    """Stretches on which somebody may hold the post and nobody certainly does."""
    as_of, tenures = found.clocks.as_of, found.tenures
    today = as_of + ONE_DAY
    starts = [held.sure[0] for held in tenures if held.start and held.sure[0]]
    if not starts:
        return
    covers = [(held.sure[0], held.sure[1] or today) for held in tenures if held.sure[0]]
    covers += [(each.start, each.end or today) for each in found.gaps]
    for begins, ends in gaps(covers, min(starts), min(found.ended or today, today)):
        yield Stretch(begins, None if ends > as_of else ends)


def _overlaps(found: Iterable[Overlap], as_of: date, words: Words) -> Iterator[tuple[date, Line]]:
    for each in found:
        label = words.say("several posts at once")
        note = _dates(each.start, each.end, words)
        posts = ", ".join(post.title or post.id for post in each.posts)
        bar = Bar(each.start, each.end or as_of + ONE_DAY, "overlap")
        title = f"{label}: {posts} · {note}"
        line = Line("overlap", label, note, title, "#t-overlaps", (bar,), place=posts)
        yield each.start, line


def _clashes(found: Iterable[Clash], as_of: date, words: Words) -> Iterator[tuple[date, Line]]:
    for each in found:
        begins = each.start or each.end or as_of
        ends = max(each.end or begins, begins + ONE_DAY)
        label = words.conflict(each.code)
        note = _dates(each.start, each.end, words) if each.start else ""
        bar = Bar(begins, min(ends, as_of + ONE_DAY) if begins <= as_of else ends, "conflict")
        yield begins, Line("conflict", label, note, f"{label} · {note}", "#t-disputes", (bar,))


def _dates(begins: date | None, ends: date | None, words: Words) -> str:
    return f"{words.day(begins)} – {words.day(ends) if ends else words.say('still')}"
